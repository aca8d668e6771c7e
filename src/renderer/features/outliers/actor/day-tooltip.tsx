// What is known of one day, as the charts over days tell it.
import type { ActorDay } from '#shared/model/actor-scores.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './actor.module.css';
import { dayKind } from './day-table.ts';
import { useDayText } from './use-day-text.ts';
import { words } from './words.ts';

/** Lines of a name and a value; nothing is told of a number that is not known. */
export const useDayLines = (): ((day: ActorDay) => { name: string; value: string }[]) => {
  const say = useWords(words);
  const { count, decimal } = useFormat();
  return (day) => {
    const { observed, expected, lowest, highest, peerLower, peerMedian, peerUpper, score, newResources } = day;
    if (!day.covered) return [];
    const lines: { name: string; value: string }[] = [];
    if (observed !== null) lines.push({ name: say('observed'), value: count(observed) });
    if (expected !== null) lines.push({ name: say('expected'), value: decimal(expected) });
    if (lowest !== null && highest !== null)
      lines.push({ name: say('band'), value: say('fromTo', { from: count(lowest), to: count(highest) }) });
    if (peerLower !== null && peerMedian !== null && peerUpper !== null)
      lines.push({
        name: say('peerBand'),
        value: say('medianOf', { median: decimal(peerMedian), from: decimal(peerLower), to: decimal(peerUpper) }),
      });
    if (newResources !== null) lines.push({ name: say('newResources'), value: count(newResources) });
    if (score !== null) lines.push({ name: say('score'), value: decimal(score) });
    return lines;
  };
};

export const DayTooltip = ({ day, zone, children }: { day: ActorDay; zone: string; children?: React.ReactNode }) => {
  const say = useWords(words);
  const text = useDayText();
  const lines = useDayLines()(day);
  return (
    <div className={classes.tip}>
      <strong>
        {text(day.day)} · {say(dayKind(day))} · {zone}
      </strong>
      {!day.covered && <p>{say('uncoveredHelp')}</p>}
      {day.covered && day.expected === null && <p>{say('noBaseline')}</p>}
      {lines.map(({ name, value }) => (
        <div key={name}>
          <span>{name}</span>
          <span>{value}</span>
        </div>
      ))}
      {children}
      <p className={classes.hint}>{say('dayKeys')}</p>
    </div>
  );
};
