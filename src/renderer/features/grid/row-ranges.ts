// Sets of row numbers as sorted stretches that do not touch, so that ten thousand rows cost no more than one.

/** Both ends inclusive. */
export interface RowRange {
  first: number;
  last: number;
}

export const hasRow = (ranges: readonly RowRange[], row: number): boolean =>
  ranges.some(({ first, last }) => first <= row && row <= last);

export const countRows = (ranges: readonly RowRange[]): number =>
  ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** Joins a stretch to the set; its ends may be given either way round. */
export const addRows = (ranges: readonly RowRange[], one: number, other: number): RowRange[] => {
  const added = { first: Math.min(one, other), last: Math.max(one, other) };
  const apart = ranges.filter(({ first, last }) => last < added.first - 1 || first > added.last + 1);
  const joined = ranges.filter((range) => !apart.includes(range));
  const all = [...joined, added];
  const union = {
    first: Math.min(...all.map(({ first }) => first)),
    last: Math.max(...all.map(({ last }) => last)),
  };
  return [...apart, union].sort((a, b) => a.first - b.first);
};

export const withoutRow = (ranges: readonly RowRange[], row: number): RowRange[] =>
  ranges.flatMap(({ first, last }) => {
    if (row < first || row > last) return [{ first, last }];
    return [
      { first, last: row - 1 },
      { first: row + 1, last },
    ].filter((part) => part.first <= part.last);
  });

/** The first `limit` rows of the set. */
export const firstRows = (ranges: readonly RowRange[], limit: number): RowRange[] => {
  const kept: RowRange[] = [];
  let left = limit;
  for (const { first, last } of ranges) {
    if (left === 0) break;
    const end = Math.min(last, first + left - 1);
    kept.push({ first, last: end });
    left -= end - first + 1;
  }
  return kept;
};
