// Dots on one axis, piled up where they would lie over each other.

/** Pixels: `x` of the middle; `level` 0 stands on the axis, `of` so many are in the pile. */
export interface Dot {
  x: number;
  level: number;
  of: number;
}

/** In the order of `values`; `width` in pixels for 0 to `most`, `size` of a dot. */
export const placeDots = (values: readonly number[], width: number, most: number, size: number): Dot[] => {
  const piles = new Map<number, number>();
  const dots = values.map((value) => {
    const pile = Math.round(((most > 0 ? value / most : 0) * width) / size);
    const level = piles.get(pile) ?? 0;
    piles.set(pile, level + 1);
    return { pile, level };
  });
  return dots.map(({ pile, level }) => ({ x: pile * size, level, of: piles.get(pile) ?? 1 }));
};
