// What had to be decided to read a time → the warnings of its source.
import type { TimeNotes } from '../timestamp/parsed-time.ts';
import type { WarningTally } from './warning-tally.ts';

const spellOffset = (seconds: number): string => {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** `text` as the source wrote it. */
export const noteTime = (tally: WarningTally, text: string, notes: TimeNotes, line: number): void => {
  const { zone, offsetSeconds, dstAmbiguous, centuryAssumed, orderAssumed } = notes;
  if (zone !== null) tally.add('zone_assumed', zone);
  if (dstAmbiguous) {
    tally.add('dst_ambiguous', () => `line ${line}: ${text} in ${zone}, read at ${spellOffset(offsetSeconds ?? 0)}`);
  }
  if (orderAssumed !== null || centuryAssumed) {
    const order = orderAssumed === null ? '' : `, read ${orderAssumed}`;
    tally.add('ambiguous_dates', () => `line ${line}: ${text}${order}${centuryAssumed ? ', year read as 20xx' : ''}`);
  }
};
