// The newest question of a slot wins: whoever asks again no longer waits for the older answer, so its work is ended.
import { AsyncIteratorClass } from '@orpc/server';

export interface QuerySlots {
  /** The signal of a new question: that of the call, and aborted when a newer question of its kind takes the slot. Without a slot only the call's. */
  take(
    kind: string,
    slot: string | undefined,
    signal: AbortSignal | undefined,
  ): { signal: AbortSignal; leave: () => void };
}

export const createQuerySlots = (): QuerySlots => {
  const holders = new Map<string, AbortController>();
  return {
    take: (kind, slot, signal) => {
      const own = new AbortController();
      const joined = signal === undefined ? own.signal : AbortSignal.any([signal, own.signal]);
      if (slot === undefined) return { signal: joined, leave: () => {} };
      const key = `${kind} ${slot}`;
      holders.get(key)?.abort();
      holders.set(key, own);
      const leave = (): void => {
        if (holders.get(key) === own) holders.delete(key);
      };
      return { signal: joined, leave };
    },
  };
};

/** A stream whose reader may leave at any time: `onLeave` then ends what is being made for it, also in the middle of a step. */
export const leavable = <Item>(items: AsyncIterator<Item>, onLeave: () => void): AsyncIteratorClass<Item> =>
  new AsyncIteratorClass<Item>(
    () => items.next(),
    async () => onLeave(),
  );
