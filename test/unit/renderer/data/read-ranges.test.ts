import { describe, expect, it } from 'vitest';
import { readRanges } from '#renderer/data/read-ranges.ts';

const numbers = async (offset: number, limit: number): Promise<number[]> =>
  Array.from({ length: limit }, (_, at) => offset + at);
const { signal } = new AbortController();

describe('reading stretches of a result', () => {
  it('brings every row once, in order, in pages of a thousand at most', async () => {
    const asked: number[] = [];
    const told: number[] = [];
    const rows = await readRanges(
      [
        { first: 5, last: 6 },
        { first: 100, last: 2350 },
      ],
      (offset, limit) => {
        asked.push(limit);
        return numbers(offset, limit);
      },
      signal,
      (count) => told.push(count),
    );
    expect(rows).toEqual([5, 6, ...(await numbers(100, 2251))]);
    expect(asked).toEqual([2, 1000, 1000, 251]);
    expect(told).toEqual([2, 1002, 2002, 2253]);
  });

  it('refuses a page that is not whole, rather than leave rows out', async () => {
    const short = async (offset: number, limit: number) => (await numbers(offset, limit)).slice(1);
    const reading = readRanges([{ first: 0, last: 9 }], short, signal, () => undefined);
    await expect(reading).rejects.toThrow('rows 0 to 9: 9 came back');
  });

  it('ends when it is told to', async () => {
    const control = new AbortController();
    const pages: number[] = [];
    const reading = readRanges(
      [{ first: 0, last: 4999 }],
      async (offset, limit) => {
        pages.push(offset);
        if (offset === 1000) control.abort(new Error('enough'));
        return numbers(offset, limit);
      },
      control.signal,
      () => undefined,
    );
    await expect(reading).rejects.toThrow('enough');
    expect(pages).toEqual([0, 1000]);
  });
});
