// Every number of the chosen day, as it is stored, with what it is called in the method.
import type { ActorDay } from '#shared/model/actor-scores.ts';
import type { Finding } from '#shared/model/outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './actor.module.css';
import { dayNumbers } from './day-number-list.ts';
import { words } from './words.ts';

interface Props {
  label: string;
  day: ActorDay;
  /** Of this day alone; null where it is none. */
  finding: Finding | null;
}

export const DayNumbers = ({ label, day, finding }: Props) => {
  const say = useWords(words);
  const { decimal, count } = useFormat();
  const textOf = (value: number | null): string => {
    if (value === null) return '–';
    return value > 1e6 ? say('overMillion') : decimal(value);
  };
  return (
    <section className={classes.numbers} aria-label={label} data-testid="actor-numbers">
      {dayNumbers(day, finding).map((group) => (
        <table key={group.key} aria-label={say(group.key)}>
          <thead>
            <tr>
              <th scope="col">{say(group.key)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {group.numbers.map(({ key, value }) => (
              <tr key={key}>
                <th scope="row">{say(key)}</th>
                <td>{textOf(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {finding !== null && (
        <>
          <table aria-label={say('classes')}>
            <thead>
              <tr>
                <th scope="col">{say('classes')}</th>
                <th scope="col">{say('observed')}</th>
                <th scope="col">{say('expected')}</th>
              </tr>
            </thead>
            <tbody>
              {finding.classes.map((part) => (
                <tr key={part.class}>
                  <th scope="row">{say(`class_${part.class}`)}</th>
                  <td>{count(part.observed)}</td>
                  <td>{decimal(part.expected)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <table aria-label={say('reasons')}>
            <thead>
              <tr>
                <th scope="col">{say('reasons')}</th>
                <th scope="col">{say('observed')}</th>
                <th scope="col">{say('expected')}</th>
                <th scope="col">{say('reasonScore')}</th>
              </tr>
            </thead>
            <tbody>
              {finding.reasons.map((reason) => (
                <tr key={reason.code}>
                  <th scope="row">{say(`reason_${reason.code}`)}</th>
                  <td>{decimal(reason.observed)}</td>
                  <td>{reason.expected === null ? '–' : decimal(reason.expected)}</td>
                  <td>{decimal(reason.score)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
};
