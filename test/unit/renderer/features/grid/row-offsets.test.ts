import { describe, expect, it } from 'vitest';
import { offsetToShow, rowHeight, rowsPerScreen } from '#renderer/features/grid/row-offsets.ts';

describe('the pixels of rows', () => {
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
