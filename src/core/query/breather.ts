// Long answers are made in pieces: between them other calls get a turn and a cancelled question ends.
import { setImmediate } from 'node:timers/promises';
import { WorkbenchError } from '#shared/contract/errors.ts';

const turnMs = 15;

/** Call between pieces of work. Throws CANCELLED once any of the signals is aborted; gives way to other work at most every 15 ms. */
export const createBreather = (
  signals: readonly (AbortSignal | undefined)[],
  now: () => number = Date.now,
): (() => Promise<void>) => {
  let turnBegan = now();
  return async () => {
    if (now() - turnBegan >= turnMs) {
      await setImmediate();
      turnBegan = now();
    }
    if (signals.some((signal) => signal?.aborted === true)) throw new WorkbenchError('CANCELLED', 'query');
  };
};
