import { describe, expect, it } from 'vitest';
import { readChain } from '#renderer/data/read-chain.ts';
import type { ChainMoment, ChainProgress, ChainReport } from '#shared/model/chain.ts';

const step = (changes: number): ChainProgress => ({ kind: 'progress', changes, total: 10, elapsedMs: changes });
const report: ChainReport = {
  kind: 'report',
  checked: { resources: 1, links: 2, changes: 3, unidentified: 0, conflicting: 0, spellings: 0, unsettled: 0 },
  breaks: [],
  breakTotal: 0,
  flipHours: 24,
  flipFlops: [],
  flipFlopTotal: 0,
  contradictions: [],
  contradictionTotal: 0,
  generation: 1,
  elapsedMs: 10,
};

const stream = async function* (moments: readonly ChainMoment[]): AsyncGenerator<ChainMoment> {
  yield* moments;
};

describe('reading a chain check', () => {
  it('tells every step and resolves with the report', async () => {
    const seen: number[] = [];
    const { signal } = new AbortController();
    const read = await readChain(stream([step(1), step(7), report]), signal, ({ changes }) => seen.push(changes));
    expect(read).toEqual(report);
    expect(seen).toEqual([1, 7]);
  });

  it('stops at the step it was stopped at', async () => {
    const control = new AbortController();
    const seen: number[] = [];
    const reading = readChain(stream([step(1), step(7), report]), control.signal, ({ changes }) => {
      seen.push(changes);
      control.abort();
    });
    await expect(reading).rejects.toThrow(/abort/i);
    expect(seen).toEqual([1]);
  });

  it('an end without a report is a failure, never an empty answer', async () => {
    const { signal } = new AbortController();
    await expect(readChain(stream([step(1)]), signal, () => undefined)).rejects.toThrow('without its report');
  });
});
