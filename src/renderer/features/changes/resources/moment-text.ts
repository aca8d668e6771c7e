// A moment of a resource's history as the address holds it: `now`, `after:EVENT`, `before:EVENT`, or a time as filters write it.
import type { Moment } from '#shared/model/changes.ts';
import { parseTimeBound, type TimeBound } from '#shared/model/time-bound.ts';
import { instantOfWall } from '#shared/model/wall-clock.ts';

const instantOf = (bound: TimeBound, zone: string): string => {
  switch (bound.kind) {
    case 'date':
      return new Date(instantOfWall(`${bound.date}T00:00:00`, zone)).toISOString();
    case 'local': {
      const second = new Date(instantOfWall(bound.dateTime.slice(0, 19), zone)).toISOString().slice(0, 19);
      // Milliseconds, and finer digits where there are some.
      const fraction = bound.dateTime.slice(20).replace(/(?:000){1,2}$/, '');
      return `${second}.${fraction}Z`;
    }
    case 'instant': {
      const finer = bound.nanos === 0 ? '' : String(bound.nanos).padStart(6, '0');
      return new Date(bound.ms).toISOString().replace('Z', `${finer}Z`);
    }
  }
};

/** Null where the text is no moment. A local time is one of `zone`, a bare date the beginning of that day there. */
export const readMoment = (text: string, zone: string): Moment | null => {
  const asked = text.trim();
  if (asked === 'now') return { kind: 'now' };
  const [, kind, eventId] = /^(after|before):(.+)$/su.exec(asked) ?? [];
  if (eventId !== undefined) return { kind: kind === 'after' ? 'after' : 'before', eventId };
  const bound = parseTimeBound(asked);
  return bound === null ? null : { kind: 'time', at: instantOf(bound, zone) };
};
