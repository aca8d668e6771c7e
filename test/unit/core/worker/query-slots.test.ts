import { describe, expect, it } from 'vitest';
import { createQuerySlots, leavable } from '#core/worker/query-slots.ts';

describe('createQuerySlots', () => {
  it('ends the older question of a kind and slot when a newer one comes, and no other', () => {
    const slots = createQuerySlots();
    const first = slots.take('open', 'grid', undefined);
    const otherKind = slots.take('facets', 'grid', undefined);
    const otherSlot = slots.take('open', 'chart', undefined);
    const none = slots.take('open', undefined, undefined);
    const second = slots.take('open', 'grid', undefined);
    expect(first.signal.aborted).toBe(true);
    first.leave();
    const third = slots.take('open', 'grid', undefined);
    expect(second.signal.aborted).toBe(true);
    for (const { signal } of [otherKind, otherSlot, none, third]) expect(signal.aborted).toBe(false);
  });

  it('leaves an answered question alone', () => {
    const slots = createQuerySlots();
    const first = slots.take('open', 'grid', undefined);
    first.leave();
    slots.take('open', 'grid', undefined);
    expect(first.signal.aborted).toBe(false);
  });

  it('hands on the signal of the call', () => {
    const call = new AbortController();
    const slots = createQuerySlots();
    const taken = [slots.take('open', 'grid', call.signal), slots.take('open', undefined, call.signal)];
    call.abort();
    expect(taken.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });
});

describe('leavable', () => {
  it('tells when the reader leaves, also while an item is being made, and when the items end', async () => {
    const endless = async function* () {
      yield 1;
      await new Promise(() => {});
    };
    const left: string[] = [];
    const stream = leavable(endless(), () => left.push('early'));
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    void stream.next();
    await stream.return();
    expect(left).toEqual(['early']);
    const short = async function* () {
      yield 1;
    };
    const seen: number[] = [];
    for await (const item of leavable(short(), () => left.push('end'))) seen.push(item);
    expect([seen, left]).toEqual([[1], ['early', 'end']]);
  });
});
