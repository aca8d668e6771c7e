import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lensRows, lensTop } from '#renderer/features/grid/lens.ts';
import { share } from './share.ts';

const rowHeight = 28;
const lensHeight = lensRows * rowHeight;

describe('the lens', () => {
  it('is the whole result up to its size', () => {
    for (const count of [0, 1, 40, lensRows - 1, lensRows]) {
      const content = count * rowHeight;
      for (const part of [0, 0.3, 0.5, 0.9, 1]) expect(lensTop(content * part, content, rowHeight)).toBe(0);
    }
  });

  it('stays in the result and leaves a quarter on each side, except at the ends', () => {
    const count = fc.integer({ min: lensRows, max: 50_000_000 });
    fc.assert(
      fc.property(count, share, (rows, part) => {
        const content = rows * rowHeight;
        const offset = content * part;
        const top = lensTop(offset, content, rowHeight);
        const bottom = top + lensHeight;
        expect(top % rowHeight).toBe(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(bottom).toBeLessThanOrEqual(content);
        expect(top === 0 || offset - top >= lensHeight / 4).toBe(true);
        expect(bottom === content || bottom - offset >= lensHeight / 4).toBe(true);
      }),
    );
  });

  it('moves by half its size', () => {
    const content = 20_000_000 * rowHeight;
    const tops = [3, 4, 5].map((half) => lensTop(half * (lensHeight / 2), content, rowHeight));
    expect(tops.map((top) => top - (tops[0] ?? 0))).toEqual([0, lensHeight / 2, lensHeight]);
    expect(lensTop(2 * lensHeight - 1, content, rowHeight)).toBe(tops[0]);
  });
});
