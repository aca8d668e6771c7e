// The stretch of time a statement looks at, as instants.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { parseTimeBound, timeBoundHint } from '#shared/model/time-bound.ts';
import { checkZone } from '../query/check-zone.ts';
import { resolveTime } from '../query/resolve-time.ts';

/** UTC ms; `fromMs` inclusive, `toMs` exclusive, infinite where there is no bound. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

const instantOf = (text: string, side: 'from' | 'to', zone: string): number => {
  if (parseTimeBound(text) === null) throw new WorkbenchError('BAD_INPUT', side, `takes ${timeBoundHint}`);
  const { ms, nanos } = resolveTime(text, side, zone);
  if (nanos !== 0) throw new WorkbenchError('BAD_INPUT', side, 'takes times to the millisecond');
  return ms;
};

/** Throws BAD_INPUT for a bound that is no time, one finer than a millisecond, and an unknown zone. */
export const timeWindow = (bounds: {
  from?: string | undefined;
  to?: string | undefined;
  zone: string;
}): TimeWindow => {
  const { from, to, zone } = bounds;
  checkZone(zone);
  return {
    fromMs: from === undefined ? Number.NEGATIVE_INFINITY : instantOf(from, 'from', zone),
    toMs: to === undefined ? Number.POSITIVE_INFINITY : instantOf(to, 'to', zone),
  };
};
