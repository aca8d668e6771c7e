// What the shades of the overview stand for.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import styles from './overview.module.css';
import { words } from './words.ts';

const keys = ['none', 'quiet', 'low', 'medium', 'high', 'weekend', 'uncovered'] as const;

export const LaneLegend = ({ parameters }: { parameters: AnomalyParameters }) => {
  const say = useWords(words);
  const { decimal } = useFormat();
  const values = {
    half: decimal(parameters.low / 2),
    low: decimal(parameters.low),
    medium: decimal(parameters.medium),
    high: decimal(parameters.high),
  };
  return (
    <ul className={styles.legend} aria-label={say('legend')}>
      {keys.map((key) => (
        <li key={key}>
          <span className={styles.swatch} data-key={key} aria-hidden />
          {say(key, values)}
        </li>
      ))}
    </ul>
  );
};
