// The trees of imports that were asked for lately, each held against its receipt before anything is proved with it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { createLru, type Lru } from '../query/lru.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { type EventsTree, openEventsTree } from './events-tree.ts';
import type { ReceiptLine } from './told-lines.ts';
import type { ProofTools } from './types.ts';

const mostBytes = 64 * 1024 * 1024;
const trees = new WeakMap<Snapshot, Lru<EventsTree>>();

/** Throws ARCHIVE_DAMAGED where the stored events do not lead to the root of the receipt. */
export const eventsTreeOf = async ({ body }: ReceiptLine, tools: ProofTools): Promise<EventsTree> => {
  const { importId, roots } = body.receipt;
  const held = trees.get(tools.snapshot) ?? createLru<EventsTree>(mostBytes, ({ weight }) => weight);
  trees.set(tools.snapshot, held);
  const known = held.get(importId);
  if (known !== undefined) return known;
  const made = await openEventsTree(importId, roots.events, tools);
  if (made.root !== roots.events) {
    const detail = `its events lead to the root ${made.root} where its receipt says ${roots.events}`;
    throw new WorkbenchError('ARCHIVE_DAMAGED', `import ${importId}`, detail);
  }
  held.set(importId, made);
  return made;
};
