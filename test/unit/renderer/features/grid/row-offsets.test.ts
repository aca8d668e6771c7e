import { describe, expect, it } from 'vitest';
import { offsetToCentre, offsetToShow, rowHeights, rowsPerScreen } from '#renderer/features/grid/row-offsets.ts';

const rowHeight = rowHeights.normal;

describe('the pixels of rows', () => {
  it('scrolls as little as shows the row whole', () => {
    const size = { content: 1000 * rowHeight, viewport: 10 * rowHeight };
    expect(offsetToShow(5, 0, size, rowHeight)).toBe(0);
    expect(offsetToShow(10, 0, size, rowHeight)).toBe(rowHeight);
    expect(offsetToShow(3, 10 * rowHeight, size, rowHeight)).toBe(3 * rowHeight);
    expect(offsetToShow(999, 0, size, rowHeight)).toBe(990 * rowHeight);
  });

  it('brings a row that is out of sight to the middle', () => {
    const size = { content: 1000 * rowHeight, viewport: 11 * rowHeight };
    expect(offsetToCentre(5, 0, size, rowHeight)).toBe(0);
    expect(offsetToCentre(500, 0, size, rowHeight)).toBe(495 * rowHeight);
    expect(offsetToCentre(1, 700 * rowHeight, size, rowHeight)).toBe(0);
    expect(offsetToCentre(999, 0, size, rowHeight)).toBe(989 * rowHeight);
  });

  it('turns a page that keeps one row in sight', () => {
    expect(rowsPerScreen(10 * rowHeight, rowHeight)).toBe(9);
    expect(rowsPerScreen(5, rowHeight)).toBe(1);
  });
});
