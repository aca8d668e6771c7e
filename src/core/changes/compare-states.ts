// Two states of a resource against each other, field by field.
import { type Comparison, longestStateText } from '#shared/model/changes.ts';
import { compareSides, type StateSide } from './compare-sides.ts';
import { type CompareCall, withinTime } from './compare-values.ts';
import { flowNodes } from './flow-nodes.ts';
import { printState } from './print-state.ts';

export type { StateSide };

/** Milliseconds after which the comparison stops going into detail. */
const detailMs = 2000;
/** Printed lines beyond which lists are matched by ids alone; so they are in states whose text is too large to send. */
const mostLines = 200_000;

/** Compares what is known of both sides; `now` in ms bounds the work. */
export const compareStates = (before: StateSide, after: StateSide, now: () => number = Date.now): Comparison => {
  const deadline = now() + detailMs;
  const printed = {
    before: printState(before.state, before.complete, before.unknown),
    after: printState(after.state, after.complete, after.unknown),
  };
  const isLarge = Object.values(printed).some(({ bytes, lines }) => bytes > longestStateText || lines > mostLines);
  const call: CompareCall = { detailed: !isLarge, deadline, now };
  const isNone = !printed.before.stated && !printed.after.stated;
  const shared: Pick<Comparison, 'basis' | 'disagreements' | 'before' | 'after'> = {
    basis: isNone ? 'none' : 'states',
    disagreements: [],
    ...printed,
  };
  const isWhole = before.complete && after.complete;
  return withinTime(
    (): Comparison => {
      const { fields, total, coarse } = compareSides(before, after, call, false);
      const flow = isWhole ? flowNodes(before.state, after.state, call) : null;
      return { ...shared, fields, total, limited: coarse ? 'size' : null, flow };
    },
    () => {
      const { fields, total } = compareSides(before, after, call, true);
      return { ...shared, fields, total, limited: 'time', flow: null };
    },
  );
};
