// Two states of a resource against each other, field by field.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Comparison } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';

/** One side of a comparison. `state` undefined: it was not stated. `unknown`: fields known to exist whose value is not. */
export interface StateSide {
  state: JsonValue | undefined;
  complete: boolean;
  unknown: readonly string[];
}

/** Milliseconds after which the comparison stops going into detail. */
const detailMs = 2000;

/** Compares what is known of both sides; `now` in ms bounds the work. */
export const compareStates = (before: StateSide, after: StateSide, now: () => number = Date.now): Comparison => {
  throw new WorkbenchError(
    'INTERNAL',
    'changes',
    `not there yet: ${before.complete} ${after.complete} ${now() + detailMs}`,
  );
};
