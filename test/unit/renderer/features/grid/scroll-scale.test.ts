import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isScaled,
  lastOffset,
  maxScrollPixels,
  offsetOfTop,
  spaceHeight,
  topOfOffset,
} from '#renderer/features/grid/scroll-scale.ts';
import { share } from './share.ts';

const rowHeight = 28;

const sizes = fc.record({
  content: fc.integer({ min: 0, max: 50_000_000 }).map((rows) => rows * rowHeight),
  viewport: fc.integer({ min: 0, max: 4000 }),
});

describe('the scroll space', () => {
  it('is one to one while the browser can hold it', () => {
    const size = { content: 100_000 * rowHeight, viewport: 600 };
    expect(isScaled(size)).toBe(false);
    expect(offsetOfTop(1234, size)).toBe(1234);
    expect(topOfOffset(1234, size)).toBe(1234);
  });

  it('never asks the browser for more than it can hold, and still reaches both ends', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const top = Math.max(0, spaceHeight(size.content) - size.viewport);
        expect(spaceHeight(size.content)).toBeLessThanOrEqual(maxScrollPixels);
        expect(offsetOfTop(0, size)).toBe(0);
        expect(offsetOfTop(top, size)).toBeCloseTo(lastOffset(size), 3);
        expect(topOfOffset(lastOffset(size), size)).toBeCloseTo(top, 3);
      }),
    );
  });

  it('comes back to the offset it went to', () => {
    fc.assert(
      fc.property(sizes, share, (size, part) => {
        const offset = lastOffset(size) * part;
        expect(offsetOfTop(topOfOffset(offset, size), size)).toBeCloseTo(offset, 2);
      }),
    );
  });
});
