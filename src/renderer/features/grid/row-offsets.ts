// The pixels of rows: how tall one is, and where to scroll so that one is in sight.
import type { Density } from '#shared/model/grid-layout.ts';
import { clampOffset, type ScrollSize } from './scroll-scale.ts';

/** Height of a row in CSS pixels. */
export const rowHeights: Readonly<Record<Density, number>> = { compact: 24, normal: 28, comfortable: 36 };

/** The nearest offset that shows the row whole; `offset` itself when it is whole already. */
export const offsetToShow = (index: number, offset: number, size: ScrollSize, rowHeight: number): number => {
  const top = index * rowHeight;
  if (top < offset) return clampOffset(top, size);
  const bottom = top + rowHeight;
  return bottom > offset + size.viewport ? clampOffset(bottom - size.viewport, size) : offset;
};

/** The offset that shows the row in the middle of the viewport; `offset` itself when the row is in sight already. */
export const offsetToCentre = (index: number, offset: number, size: ScrollSize, rowHeight: number): number => {
  if (offsetToShow(index, offset, size, rowHeight) === offset) return offset;
  return clampOffset(index * rowHeight - Math.max(0, size.viewport - rowHeight) / 2, size);
};

/** Whole rows a screen holds, at least one. */
export const rowsPerScreen = (viewport: number, rowHeight: number): number =>
  Math.max(1, Math.floor(viewport / rowHeight) - 1);
