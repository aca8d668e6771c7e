// A filter as the list of its top-level terms, each on or off, and the edits of one of them. What is off asks nothing and is kept.
import type { Filter } from './filter.ts';
import { allOf, topTerms } from './filter-edit.ts';
import { printFilter } from './filter-text.ts';
import { normaliseFilter } from './normalise-filter.ts';

export interface FilterChip {
  term: Filter;
  on: boolean;
}

/** What is asked, and what is set aside. */
export interface FilterParts {
  filter: Filter;
  off: Filter;
}

/** Names a chip among others: its text, whether on or off. */
const keyOf = ({ term }: FilterChip): string => printFilter(term);

/**
 * The terms asked for, and those set aside. `before` is an earlier answer: terms that were in it keep their places among each
 * other, so that a term turned off or negated stays where it was; new ones follow at the end.
 */
export const chipsOf = ({ filter, off }: FilterParts, before: readonly FilterChip[] = []): FilterChip[] => {
  const chips = [
    ...topTerms(filter).map((term): FilterChip => ({ term, on: true })),
    ...topTerms(off).map((term): FilterChip => ({ term, on: false })),
  ];
  const places = new Map(before.map((chip, index) => [keyOf(chip), index]));
  const placed = chips.map((chip) => ({ chip, place: places.get(keyOf(chip)) ?? before.length }));
  return placed.sort((one, other) => one.place - other.place).map(({ chip }) => chip);
};

/** The reverse of `chipsOf`, up to one spelling: bounds of time beside each other become one term. */
export const partsOf = (chips: readonly FilterChip[]): FilterParts => {
  const those = (on: boolean): Filter => allOf(chips.filter((chip) => chip.on === on).map(({ term }) => term));
  return { filter: those(true), off: those(false) };
};

const withChip = (chips: readonly FilterChip[], index: number, next: readonly FilterChip[]): FilterChip[] =>
  chips.flatMap((chip, at) => (at === index ? next : [chip]));

/** Turns one term off, or on again. */
export const toggleChip = (chips: readonly FilterChip[], index: number): FilterChip[] =>
  chips.map((chip, at) => (at === index ? { ...chip, on: !chip.on } : chip));

/** Asks for the opposite of one term. */
export const negateChip = (chips: readonly FilterChip[], index: number): FilterChip[] =>
  chips.map((chip, at) => (at === index ? { ...chip, term: normaliseFilter({ op: 'not', arg: chip.term }) } : chip));

export const removeChip = (chips: readonly FilterChip[], index: number): FilterChip[] => withChip(chips, index, []);

/** Puts the terms of another filter in the place of one; everything removes it. */
export const replaceChip = (chips: readonly FilterChip[], index: number, filter: Filter): FilterChip[] => {
  const on = chips[index]?.on ?? true;
  return withChip(
    chips,
    index,
    topTerms(filter).map((term) => ({ term, on })),
  );
};
