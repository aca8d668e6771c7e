// What has to be known of the sources of an import although they were read: what was decided for them, and their warnings.
import { Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { warningText } from '#shared/contract/warning-text.ts';
import type { SourceReport } from '#shared/model/archive.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useWords } from '../../ui/define-words.ts';
import styles from './import.module.css';
import { words } from './words.ts';

const decided = ({ reading }: SourceReport): boolean =>
  reading !== undefined && (reading.zone !== null || reading.dateOrder !== null || reading.profile !== null);

/** Nothing is drawn where there is nothing to say. */
export const SourceNotes = ({ sources }: { sources: readonly SourceReport[] }) => {
  const say = useWords(words);
  const { language } = usePreferences();
  const noted = sources.filter((source) => decided(source) || (source.warnings ?? []).length > 0);
  if (noted.length === 0) return null;
  const readAs = ({ reading }: SourceReport): string[] => [
    ...(reading?.zone ? [say('readInZone', { zone: reading.zone })] : []),
    ...(reading?.dateOrder ? [say(reading.dateOrder === 'day-first' ? 'readDayFirst' : 'readMonthFirst')] : []),
    ...(reading?.profile ? [say('readByProfile', { profile: reading.profile.slice(0, 12) })] : []),
  ];
  return (
    <section data-testid="source-notes">
      <Title order={3} size="h6" mb={4}>
        {say('notes')}
      </Title>
      <ul className={styles.notes}>
        {noted.map((source) => (
          <li key={`${source.name}:${source.sha256}`}>
            <Text size="sm" fw={600} className={styles.name ?? ''}>
              {source.name}
            </Text>
            {decided(source) ? (
              <Text size="sm" c="var(--text-soft)">
                {readAs(source).join(' · ')}
              </Text>
            ) : null}
            {(source.warnings ?? []).map((warning) => {
              const { what, means } = warningText(warning, language);
              return (
                <div key={warning.code} className={styles.warning} data-warning={warning.code}>
                  <IconAlertTriangle size={15} aria-label={say('warning')} />
                  <span>
                    <strong>{what}.</strong> {means}
                  </span>
                </div>
              );
            })}
          </li>
        ))}
      </ul>
    </section>
  );
};
