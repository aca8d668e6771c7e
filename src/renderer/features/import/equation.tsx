// The reconciliation as an equation: what was read is the sum of what became of it.
import { Fragment } from 'react';
import type { Reconciliation } from '#shared/model/archive.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './import.module.css';
import { words } from './words.ts';

const terms = [
  ['', 'read'],
  ['=', 'accepted'],
  ['+', 'duplicates'],
  ['+', 'conflicts'],
  ['+', 'rejected'],
] as const;

export const Equation = ({ counts }: { counts: Reconciliation }) => {
  const say = useWords(words);
  const format = useFormat();
  const spoken = say('equationText', {
    read: format.count(counts.read),
    accepted: format.count(counts.accepted),
    duplicates: format.count(counts.duplicates),
    conflicts: format.count(counts.conflicts),
    rejected: format.count(counts.rejected),
  });
  return (
    <div role="img" aria-label={`${say('equation')}: ${spoken}`} className={styles.equation} data-testid="equation">
      {terms.map(([sign, name]) => (
        <Fragment key={name}>
          {sign === '' ? null : <span className={styles.sign}>{sign}</span>}
          <span className={styles.term}>
            <span className={styles.number} data-count={name}>
              {format.count(counts[name])}
            </span>
            <span className={styles.label}>{say(name)}</span>
          </span>
        </Fragment>
      ))}
    </div>
  );
};
