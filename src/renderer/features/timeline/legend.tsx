// What the colours and the hatching of the time line mean; a colour's name asks for those events only.
import { useWords } from '../../ui/define-words.ts';
import type { Series } from './series.ts';
import classes from './timeline.module.css';
import { words } from './words.ts';

interface Props {
  series: readonly Series[];
  nameOf(series: Series): string;
  /** `some`: parts of what is shown are not covered. `unstated`: no import says what it covers. */
  coverage: 'whole' | 'some' | 'unstated';
  onOnly(series: Series): void;
}

export const Legend = ({ series, nameOf, coverage, onOnly }: Props) => {
  const say = useWords(words);
  return (
    <ul className={classes.legend} aria-label={say('legend')}>
      {series.map((one) => (
        <li key={`${one.index}`}>
          {one.index === null ? (
            <span className={classes.key}>
              <span className={classes.dot} style={{ background: one.fill }} aria-hidden />
              {nameOf(one)}
            </span>
          ) : (
            <button
              type="button"
              className={classes.keyButton}
              title={say('only', { name: nameOf(one) })}
              onClick={() => onOnly(one)}
            >
              <span className={classes.dot} style={{ background: one.fill }} aria-hidden />
              {nameOf(one)}
            </button>
          )}
        </li>
      ))}
      {coverage === 'some' && (
        <li className={classes.key} data-testid="timeline-uncovered">
          <span className={classes.hatched} aria-hidden />
          {say('uncovered')}
        </li>
      )}
      {coverage === 'unstated' && (
        <li className={classes.key} title={say('unstatedHint')}>
          {say('unstated')}
        </li>
      )}
    </ul>
  );
};
