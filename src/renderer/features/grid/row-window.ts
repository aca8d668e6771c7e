// Which rows are on screen, and where to scroll so that a row is.
import { clampOffset, type ScrollSize } from './scroll-scale.ts';

/** Height of a row in CSS pixels; the same number is `--row-height` in tokens.css. */
export const rowHeight = 28;

/** Rows kept ready above and below the viewport. */
const overscan = 6;

/** First and last (inclusive) row to draw; last is -1 when there is none. */
export const rowWindow = (offset: number, viewport: number, count: number): { first: number; last: number } => ({
  first: Math.max(0, Math.min(count - 1, Math.floor(offset / rowHeight) - overscan)),
  last: Math.min(count - 1, Math.ceil((offset + viewport) / rowHeight) + overscan),
});

/** The nearest offset that shows the row whole; `offset` itself when it is whole already. */
export const offsetToShow = (index: number, offset: number, size: ScrollSize): number => {
  const top = index * rowHeight;
  if (top < offset) return clampOffset(top, size);
  const bottom = top + rowHeight;
  return bottom > offset + size.viewport ? clampOffset(bottom - size.viewport, size) : offset;
};

/** Whole rows a screen holds, at least one. */
export const rowsPerScreen = (viewport: number): number => Math.max(1, Math.floor(viewport / rowHeight) - 1);
