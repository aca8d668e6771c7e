// Rows that scroll out of sight become those that scroll in: an element that is there already costs less than a new one.
import { useRef } from 'react';

/** How many slots there are for the rows on screen: never fewer than rows drawn at once. A row's slot is its number modulo that. */
export const useRowSlots = (drawn: number): number => {
  const most = useRef(1);
  most.current = Math.max(most.current, drawn);
  return most.current;
};
