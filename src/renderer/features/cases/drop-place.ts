// Where a dragged step lands in the list.

/** The place (from 0) of the step at `from` once it is dropped on the step at `over`, on its lower half when `after`. */
export const dropPlace = (from: number, over: number, after: boolean): number => {
  const gap = after ? over + 1 : over;
  return from < gap ? gap - 1 : gap;
};
