// The chain check over plain change events, in the log's order, without an archive around them.
import { checkChain } from '#core/changes/chain-check.ts';
import type { ChangeEvent, ChangeLog } from '#core/changes/types.ts';
import { createSnapshot } from '#core/query/snapshot.ts';
import type { ChainInput, ChainReport } from '#shared/model/chain.ts';
import { everything } from '#shared/model/filter.ts';
import { memoryReader } from './memory-reader.ts';

const logOf = (events: readonly ChangeEvent[]): ChangeLog => ({
  generation: 1,
  count: () => Promise.resolve(events.length),
  changes: async function* () {
    yield [...events];
  },
  ofResource: () => Promise.reject(new Error('nobody asks for one resource')),
  names: () => Promise.reject(new Error('nobody asks whether it is named')),
  versionsOf: () => {
    throw new Error('nobody asks for versions');
  },
});

/** As the log gives them; an id says nothing of what came first. */
const inOrder = (one: ChangeEvent, other: ChangeEvent): number =>
  one.timeMs - other.timeMs || (one.eventId < other.eventId ? -1 : 1);

/** Events may come in any order. Nothing is covered by any claim. */
export const checkEvents = (events: readonly ChangeEvent[], input: Partial<ChainInput> = {}): Promise<ChainReport> =>
  checkChain(
    logOf([...events].sort(inOrder)),
    createSnapshot(memoryReader([])),
    { filter: everything, zone: 'UTC', flipHours: 24, ...input },
    { breathe: () => Promise.resolve(), onProgress: () => undefined },
  );
