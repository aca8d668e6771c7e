// The chips of the view: the terms it asks for and those set aside, and the edits of one of them as steps of the address.
import { useState } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import {
  chipsOf,
  type FilterChip,
  negateChip,
  partsOf,
  removeChip,
  replaceChip,
  toggleChip,
} from '#shared/model/filter-chips.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { View } from '../../data/view-state.ts';

export interface Chips {
  chips: readonly FilterChip[];
  toggle(index: number): void;
  negate(index: number): void;
  remove(index: number): void;
  replace(index: number, filter: Filter): void;
}

export const useChips = (view: View): Chips => {
  const { filter, off } = view;
  const named = `${printFilter(filter)}\n${printFilter(off)}`;
  // A term keeps its place while it is turned off, on or round; only the address decides which terms there are.
  const [shown, setShown] = useState(() => ({ named, chips: chipsOf({ filter, off }) }));
  const current = shown.named === named ? shown : { named, chips: chipsOf({ filter, off }, shown.chips) };
  if (current !== shown) setShown(current);
  const set = (chips: readonly FilterChip[]): void => {
    const parts = partsOf(chips);
    setShown({ named: current.named, chips: [...chips] });
    view.setFilter(parts.filter, { off: parts.off });
  };
  return {
    chips: current.chips,
    toggle: (index) => set(toggleChip(current.chips, index)),
    negate: (index) => set(negateChip(current.chips, index)),
    remove: (index) => set(removeChip(current.chips, index)),
    replace: (index, next) => set(replaceChip(current.chips, index, next)),
  };
};
