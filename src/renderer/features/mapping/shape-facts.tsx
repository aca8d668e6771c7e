// What was found out about a kind of file: containers, format, encoding, layout, how its mapping came to be, and warnings.
import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { warningText } from '#shared/contract/warning-text.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './mapping.module.css';
import type { Shape } from './shapes.ts';
import { words } from './words.ts';

const origins = {
  'built-in': 'origin_built_in',
  automatic: 'origin_automatic',
  remembered: 'origin_remembered',
  given: 'origin_given',
} as const;

interface Props {
  shape: Shape;
  /** The question on the zone says itself what the warning on it would. */
  asksZone: boolean;
}

const shownWarnings = 8;

export const ShapeFacts = ({ shape, asksZone }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const { language } = usePreferences();
  const { sample, files } = shape;
  const { dialect } = sample;
  const facts = [
    files.length === 1
      ? sample.name
      : `${sample.name} (${say('files', { count: files.length, shown: format.count(files.length) })})`,
    format.bytes(files.reduce((sum, { bytes }) => sum + bytes, 0)),
    ...sample.containers,
    sample.format?.toUpperCase(),
    sample.encoding === null ? undefined : say('encoding', { encoding: sample.encoding }),
    dialect === null
      ? undefined
      : say('separator', { mark: dialect.delimiter === '\t' ? say('tab') : dialect.delimiter }),
    dialect === null || dialect.preamble === 0
      ? undefined
      : say('preamble', { count: dialect.preamble, shown: format.count(dialect.preamble) }),
    sample.origin === null ? undefined : say(origins[sample.origin]),
  ].filter((fact) => fact !== undefined);
  const warnings = files.flatMap(({ name, warnings: found }) =>
    found.filter(({ code }) => !asksZone || code !== 'zone_assumed').map((warning) => ({ name, warning })),
  );
  const more = warnings.length - shownWarnings;
  return (
    <>
      <Text size="sm" className={styles.facts ?? ''} data-testid="shape-facts">
        {facts.join(' · ')}
      </Text>
      {warnings.length === 0 ? null : (
        <ul className={styles.warnings} aria-label={say('warnings')} data-testid="preview-warnings">
          {warnings.slice(0, shownWarnings).map(({ name, warning }) => {
            const { what, means } = warningText(warning, language);
            return (
              <li key={`${name} ${warning.code}`}>
                <IconAlertTriangle size={15} aria-hidden />
                <span>
                  {files.length === 1 ? null : `${name}: `}
                  <strong>{what}.</strong> {means}
                </span>
              </li>
            );
          })}
          {more > 0 ? <li>{say('moreSkipped', { count: more, shown: format.count(more) })}</li> : null}
        </ul>
      )}
    </>
  );
};
