// The lens: the stretch of a long result that the virtualizer lays out, since it keeps a measurement for every row it is
// given. All lenses of a result have the same number of rows, so that nothing is laid out again when the lens moves.

/** The most rows of a lens. */
export const lensRows = 100_000;

/**
 * The pixel of the rows at which the lens begins, always the top of a row. `offset` and `content` (height of all rows)
 * are pixels of the rows, `rowHeight` that of one row. A quarter of a lens or more is left on each side of `offset`, except at the ends.
 */
export const lensTop = (offset: number, content: number, rowHeight: number): number => {
  const step = (lensRows / 2) * rowHeight;
  return Math.max(0, Math.min(Math.floor(offset / step) * step - step / 2, content - lensRows * rowHeight));
};
