import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetToShow, rowHeight, rowsPerScreen, rowWindow } from '#renderer/features/grid/row-window.ts';
import {
  isScaled,
  lastOffset,
  maxScrollPixels,
  offsetOfTop,
  spaceHeight,
  topOfOffset,
} from '#renderer/features/grid/scroll-scale.ts';

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
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (size, share) => {
        const offset = lastOffset(size) * share;
        expect(offsetOfTop(topOfOffset(offset, size), size)).toBeCloseTo(offset, 2);
      }),
    );
  });
});

describe('the rows on screen', () => {
  it('covers the viewport and stays within the result', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (size, share) => {
        const count = size.content / rowHeight;
        const offset = lastOffset(size) * share;
        const { first, last } = rowWindow(offset, size.viewport, count);
        if (count === 0) {
          expect(last).toBe(-1);
          return;
        }
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(count);
        expect(first * rowHeight).toBeLessThanOrEqual(offset);
        expect((last + 1) * rowHeight).toBeGreaterThanOrEqual(Math.min(offset + size.viewport, size.content));
      }),
    );
  });

  it('scrolls as little as shows the row whole', () => {
    const size = { content: 1000 * rowHeight, viewport: 10 * rowHeight };
    expect(offsetToShow(5, 0, size)).toBe(0);
    expect(offsetToShow(10, 0, size)).toBe(rowHeight);
    expect(offsetToShow(3, 10 * rowHeight, size)).toBe(3 * rowHeight);
    expect(offsetToShow(999, 0, size)).toBe(990 * rowHeight);
  });

  it('turns a page that keeps one row in sight', () => {
    expect(rowsPerScreen(10 * rowHeight)).toBe(9);
    expect(rowsPerScreen(5)).toBe(1);
  });
});
