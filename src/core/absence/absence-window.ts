// The window of a statement: from inclusive, to exclusive, as written and as the instants that are meant.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AbsenceInput } from '#shared/model/absence.ts';
import { parseTimeBound, timeBoundHint } from '#shared/model/time-bound.ts';
import { checkZone } from '../query/check-zone.ts';
import { type Instant, resolveTime } from '../query/resolve-time.ts';

/** `from`, `to`: RFC 3339 UTC. `fromMs`, `toMs`: the whole milliseconds around them. */
export interface AbsenceWindow {
  from: string;
  to: string;
  fromMs: number;
  toMs: number;
}

const instantOf = (side: 'from' | 'to', text: string, zone: string): Instant => {
  if (parseTimeBound(text) === null)
    throw new WorkbenchError('BAD_INPUT', side, `"${text}" is no time; it takes ${timeBoundHint}`);
  return resolveTime(text, side, zone);
};

const written = ({ ms, nanos }: Instant): string => {
  const text = new Date(ms).toISOString();
  return nanos === 0 ? text : text.replace('Z', `${String(nanos).padStart(6, '0')}Z`);
};

/** A bare date is the start of that day, for `to` as well. Throws BAD_INPUT for a time or a zone that is none, and for a window that holds nothing. */
export const absenceWindow = ({ from, to, zone }: Pick<AbsenceInput, 'from' | 'to' | 'zone'>): AbsenceWindow => {
  checkZone(zone);
  const [first, end] = [instantOf('from', from, zone), instantOf('to', to, zone)];
  if (first.ms > end.ms || (first.ms === end.ms && first.nanos >= end.nanos)) {
    throw new WorkbenchError(
      'BAD_INPUT',
      'to',
      `the window holds no time: it ends at ${written(end)} and begins at ${written(first)}; "to" is not part of it, and a bare date is the start of that day`,
    );
  }
  return { from: written(first), to: written(end), fromMs: first.ms, toMs: end.ms + (end.nanos === 0 ? 0 : 1) };
};
