import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lensRows } from '#renderer/features/grid/lens.ts';
import { offsetToShow } from '#renderer/features/grid/row-offsets.ts';
import { lastOffset } from '#renderer/features/grid/scroll-scale.ts';
import { share } from './share.ts';
import { rowHeight, type VirtualScroller, virtualScroller } from './virtual-scroller.ts';

afterEach(() => vi.unstubAllGlobals());

/** Every row in sight is there, in order, and within the result. */
const expectCovered = ({ scroll, rows }: VirtualScroller): void => {
  const drawn = rows();
  const count = scroll.size.content / rowHeight;
  const first = drawn[0] ?? -1;
  const last = drawn.at(-1) ?? -1;
  expect(drawn).toEqual(Array.from({ length: last - first + 1 }, (_, step) => first + step));
  expect(first).toBeGreaterThanOrEqual(0);
  expect(last).toBeLessThan(count);
  expect(first * rowHeight).toBeLessThanOrEqual(scroll.offset);
  expect((last + 1) * rowHeight).toBeGreaterThanOrEqual(
    Math.min(scroll.offset + scroll.size.viewport, scroll.size.content),
  );
  expect(drawn.length).toBeLessThan(scroll.size.viewport / rowHeight + 15);
};

const counts = [1, 40, lensRows, lensRows + 1, 285_714, 1_000_000, 20_000_000];

describe('the virtual rows', () => {
  it.each(counts)('reach every part of %i rows by the scrollbar', (count) => {
    const grid = virtualScroller(count, 600);
    fc.assert(
      fc.property(share, (part) => {
        grid.element.drag(part);
        expectCovered(grid);
      }),
    );
    grid.element.drag(1);
    expectCovered(grid);
    expect(grid.scroll.offset).toBeCloseTo(lastOffset(grid.scroll.size), 3);
    expect(grid.rows().at(-1)).toBe(count - 1);
    grid.element.drag(0);
    expectCovered(grid);
    expect(grid.rows()[0]).toBe(0);
  });

  it.each(counts)('show any of %i rows on demand', (count) => {
    const grid = virtualScroller(count, 600);
    fc.assert(
      fc.property(share, (part) => {
        const row = Math.round(part * (count - 1));
        grid.scroll.scrollTo(offsetToShow(row, grid.scroll.offset, grid.scroll.size, rowHeight));
        expectCovered(grid);
        expect(row * rowHeight).toBeGreaterThanOrEqual(grid.scroll.offset);
        expect((row + 1) * rowHeight).toBeLessThanOrEqual(grid.scroll.offset + Math.max(600, rowHeight));
      }),
    );
  });

  it('take exact wheel steps in a compressed space, across the edges of lenses', () => {
    const grid = virtualScroller(1_000_000, 600);
    const edge = (5 * lensRows) / 2;
    const start = (edge - 10) * rowHeight;
    grid.scroll.scrollTo(start);
    for (let turn = 1; turn <= 20; turn += 1) {
      expect(grid.element.turn(100)).toBe(true);
      // The scroll event of the browser's own rounding brings no news.
      grid.element.dispatchEvent(new Event('scroll'));
      expect(grid.scroll.offset).toBe(start + turn * 100);
      expectCovered(grid);
    }
    grid.element.turn(-1, 1);
    expect(grid.scroll.offset).toBe(start + 2000 - 28);
    grid.element.turn(-1, 2);
    expect(grid.scroll.offset).toBe(start + 2000 - 28 - 600);
    expectCovered(grid);
  });

  it('leave the wheel to the browser while the space is not compressed', () => {
    const grid = virtualScroller(lensRows, 600);
    expect(grid.element.turn(100)).toBe(false);
    expect(grid.scroll.offset).toBe(0);
  });

  it('stay in a result that becomes shorter or longer', () => {
    const grid = virtualScroller(20_000_000, 600);
    grid.element.drag(1);
    for (const count of [1_000_000, 120_000, 30, 1, 600_000, 20_000_000]) {
      const before = grid.scroll.offset;
      grid.show(count);
      expectCovered(grid);
      expect(grid.scroll.offset).toBe(Math.min(before, lastOffset(grid.scroll.size)));
    }
  });

  it('keep the place when another result has another lens there', () => {
    const grid = virtualScroller(1_000_000, 600);
    grid.scroll.scrollTo(550_000 * rowHeight);
    grid.show(560_000);
    expect(grid.scroll.offset).toBe(550_000 * rowHeight);
    expectCovered(grid);
  });

  it('fill a viewport that grows, also at the end', () => {
    const grid = virtualScroller(1_000_000, 300);
    grid.element.drag(1);
    grid.resize(900);
    expect(grid.scroll.size.viewport).toBe(900);
    expect(grid.scroll.offset).toBe(1_000_000 * rowHeight - 900);
    expectCovered(grid);
    grid.resize(0);
    expect(grid.rows()).toEqual([]);
  });
});
