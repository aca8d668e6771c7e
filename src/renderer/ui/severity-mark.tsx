// How serious a finding is: a shape, a lightness and a word.
import type { Severity } from '#shared/model/anomaly.ts';
import { useWords } from './define-words.ts';
import styles from './severity-mark.module.css';
import { words } from './words.ts';

const shapes = { high: '▲', medium: '◆', low: '●' } as const;
const names = { high: 'severityHigh', medium: 'severityMedium', low: 'severityLow' } as const;

export const SeverityMark = ({ severity }: { severity: Severity }) => {
  const say = useWords(words);
  return (
    <span className={styles.mark} data-severity={severity}>
      <span aria-hidden>{shapes[severity]}</span>
      {say(names[severity])}
    </span>
  );
};
