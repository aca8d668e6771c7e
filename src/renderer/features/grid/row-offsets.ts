// The pixels of rows: how tall one is, and where to scroll so that one is in sight.
import { clampOffset, type ScrollSize } from './scroll-scale.ts';

/** Height of a row in CSS pixels; the same number is `--row-height` in tokens.css. */
export const rowHeight = 28;

/** The nearest offset that shows the row whole; `offset` itself when it is whole already. */
export const offsetToShow = (index: number, offset: number, size: ScrollSize): number => {
  const top = index * rowHeight;
  if (top < offset) return clampOffset(top, size);
  const bottom = top + rowHeight;
  return bottom > offset + size.viewport ? clampOffset(bottom - size.viewport, size) : offset;
};

/** Whole rows a screen holds, at least one. */
export const rowsPerScreen = (viewport: number): number => Math.max(1, Math.floor(viewport / rowHeight) - 1);
