// One number for everything the scores depend on.
import { createHash } from 'node:crypto';
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import { inputLines } from './input-lines.ts';
import type { ActorCounts, DayAxis } from './types.ts';

/** SHA-256 of the UTF-8 text of `inputLines`, in hexadecimal. */
export const inputHash = (axis: DayAxis, actors: readonly ActorCounts[], parameters: AnomalyParameters): string => {
  const hash = createHash('sha256');
  for (const line of inputLines(axis, actors, parameters)) hash.update(line);
  return hash.digest('hex');
};
