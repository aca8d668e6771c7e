// Decides which two states of a change can be compared: the complete ones, or only the fields the source names.
import type { EventVersion, FieldChange } from '#shared/model/event.ts';
import type { JsonObject } from '#shared/model/json.ts';
import { printState } from './print-state.ts';

/** `complete`: whole states as the source gave them; `sparse`: objects of the changed fields alone. The `…Stated` flags tell an empty side that was not given. */
export type ChangeStates =
  | { kind: 'none' }
  | { kind: 'complete' | 'sparse'; before: string; after: string; beforeStated: boolean; afterStated: boolean };

const side = (changes: readonly FieldChange[], which: 'from' | 'to'): JsonObject => {
  const known = changes.flatMap((change) => {
    const value = change[which];
    return value === undefined ? [] : [[change.field, value] as const];
  });
  return Object.fromEntries(known);
};

/** The comparable states of a version; complete states win over sparse ones. */
export const changeStates = ({ event, changes }: Pick<EventVersion, 'event' | 'changes'>): ChangeStates => {
  const { before, after } = event;
  if (before !== undefined || after !== undefined) {
    return {
      kind: 'complete',
      before: printState(before),
      after: printState(after),
      beforeStated: before !== undefined,
      afterStated: after !== undefined,
    };
  }
  if (changes.length === 0) return { kind: 'none' };
  const from = side(changes, 'from');
  const to = side(changes, 'to');
  return {
    kind: 'sparse',
    before: printState(from),
    after: printState(to),
    beforeStated: Object.keys(from).length > 0,
    afterStated: Object.keys(to).length > 0,
  };
};
