// Stretches of a result read in pages, whole or not at all.

export interface RangeOfRows {
  /** Both inclusive, from 0. */
  first: number;
  last: number;
}

/** Rows a page: the most one call may ask for. */
const pageLimit = 1000;

/**
 * The items of all stretches in order. `page` answers `limit` items from `offset`; a page that brings fewer is refused, so
 * that nothing is left out in silence. `onRead` hears how many are there. Throws what `page` throws, and the signal's reason.
 */
export const readRanges = async <Item>(
  ranges: readonly RangeOfRows[],
  page: (offset: number, limit: number) => Promise<readonly Item[]>,
  signal: AbortSignal,
  onRead: (count: number) => void,
): Promise<Item[]> => {
  const items: Item[] = [];
  for (const { first, last } of ranges) {
    for (let offset = first; offset <= last; offset += pageLimit) {
      const limit = Math.min(pageLimit, last - offset + 1);
      const part = await page(offset, limit);
      signal.throwIfAborted();
      if (part.length !== limit) throw new Error(`rows ${offset} to ${offset + limit - 1}: ${part.length} came back`);
      items.push(...part);
      onRead(items.length);
    }
  }
  return items;
};
