// A moment on the command line, in any spelling that filters take, brought to the instant it means.
import { InvalidArgumentError } from 'commander';
import { parseTimeBound, timeBoundHint } from '#shared/model/time-bound.ts';
import { instantOfWall, wallTimeAt } from '#shared/model/wall-clock.ts';

const hourMs = 3_600_000;

/** `instant`: RFC 3339 UTC. `notice`: said when the clock of the zone does not show the written time exactly once; else null. */
export interface ToldMoment {
  instant: string;
  notice: string | null;
}

/** `fraction`: nine digits, of which the last six matter only where there are any. */
const iso = (ms: number, fraction: string): string => {
  const text = new Date(ms).toISOString();
  return /[1-9]/.test(fraction.slice(3)) ? text.replace(/\.\d{3}Z$/, `.${fraction}Z`) : text;
};

/** Throws InvalidArgumentError for a text that is no time; whether its zone is one must have been checked. */
export const checkMoment = (text: string): string => {
  if (parseTimeBound(text) !== null) return text;
  throw new InvalidArgumentError(`It must be ${timeBoundHint}.`);
};

/** The instant of a text that `checkMoment` let pass. A bare date is its first moment in the zone; of a time shown twice it is the earlier. */
export const momentOf = (text: string, zone: string): ToldMoment => {
  const bound = parseTimeBound(text);
  if (bound === null) throw new InvalidArgumentError(`It must be ${timeBoundHint}.`);
  if (bound.kind === 'instant') {
    const fraction = `${String(bound.ms - Math.floor(bound.ms / 1000) * 1000).padStart(3, '0')}${String(bound.nanos).padStart(6, '0')}`;
    return { instant: iso(bound.ms, fraction), notice: null };
  }
  const [wall = '', fraction = '000000000'] = (bound.kind === 'date' ? `${bound.date}T00:00:00` : bound.dateTime).split(
    '.',
  );
  const ms = instantOfWall(wall, zone);
  const instant = iso(ms + Number(fraction.slice(0, 3)), fraction);
  const isShown = wallTimeAt(ms, zone) === wall;
  const isTwice = isShown && [hourMs / 2, hourMs].some((step) => wallTimeAt(ms + step, zone) === wall);
  if (isShown && !isTwice) return { instant, notice: null };
  return { instant, notice: `The clock of ${zone} shows ${text} ${isTwice ? 'twice' : 'never'}; ${instant} is taken.` };
};
