// What the bars are stacked of: each value of the split with its place in the histogram, its name and its colour.
import { categories, categorySchema } from '#shared/model/category.ts';
import type { Histogram } from '#shared/model/query.ts';
import { categoryColour } from '../../ui/category-mark.tsx';

export const splits = ['category', 'action'] as const;
export type Split = (typeof splits)[number];

/** Actions with a colour of their own. */
export const actionSeries = 8;

export interface Series {
  /** Null is "not stated". */
  value: string | null;
  /** Place in `bySeries`; null is all that has no place of its own. */
  index: number | null;
  fill: string;
}

/**
 * Which colour each value has, of `size`; values keep theirs from one answer to the next, so that a colour means the same
 * while the filter changes.
 */
export const keptSlots = (
  before: ReadonlyMap<string | null, number>,
  values: readonly (string | null)[],
  size: number,
): Map<string | null, number> => {
  const slots = new Map(
    values.flatMap((value): [string | null, number][] => {
      const slot = before.get(value);
      return slot === undefined ? [] : [[value, slot]];
    }),
  );
  const taken = new Set(slots.values());
  const free = Array.from({ length: size }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  for (const value of values) if (!slots.has(value)) slots.set(value, free.shift() ?? 0);
  return slots;
};

const otherFill = 'var(--fill-other)';

/** Categories in the order of the vocabulary; actions by their number, the rest last. Only what occurs. */
export const seriesOf = (histogram: Histogram, split: Split, slots: ReadonlyMap<string | null, number>): Series[] => {
  const { series, buckets } = histogram;
  if (split === 'category') {
    return categories.flatMap((category): Series[] => {
      const index = series.indexOf(category);
      return index === -1
        ? []
        : [{ value: category, index, fill: categoryColour(categorySchema.parse(category)).fill }];
    });
  }
  const named = series.map(
    (value, index): Series => ({ value, index, fill: `var(--series-${slots.get(value) ?? 0})` }),
  );
  return buckets.some(({ other }) => other > 0) ? [...named, { value: null, index: null, fill: otherFill }] : named;
};

/** Events of a series in a bar. */
export const countOf = (bucket: Histogram['buckets'][number], { index }: Series): number =>
  index === null ? bucket.other : (bucket.bySeries[index] ?? 0);
