// Files that will not be read, each with why: nothing is passed over in silence.
import { Text } from '@mantine/core';
import type { SourceInspection } from '#shared/model/inspection.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './mapping.module.css';
import { words } from './words.ts';

const shownFiles = 5;

export const SkippedFiles = ({ inspections }: { inspections: readonly SourceInspection[] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const skipped = inspections.filter((inspection) => inspection.skipped !== null);
  if (skipped.length === 0) return null;
  const more = skipped.length - shownFiles;
  return (
    <div data-testid="skipped-files">
      <Text size="sm" fw={600}>
        {say('skippedFiles')}
      </Text>
      <ul className={styles.skipped}>
        {skipped.slice(0, shownFiles).map(({ name, skipped: why }) => (
          <li key={name}>{say('skippedLine', { name, why: why ?? '' })}</li>
        ))}
        {more > 0 ? <li>{say('moreSkipped', { count: more, shown: count(more) })}</li> : null}
      </ul>
    </div>
  );
};
