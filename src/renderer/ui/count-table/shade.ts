// How dark a count is drawn: five steps of one hue, by the root of its share so that few beside many are seen.

export const shades = 5;

/** 0 for none, else 1 to `shades`. */
export const shadeOf = (count: number, most: number): number =>
  count === 0 || most === 0 ? 0 : Math.max(1, Math.min(shades, Math.ceil(Math.sqrt(count / most) * shades)));

/** The counts a step stands for, inclusive; null where no count falls into it. */
export const shadeRange = (shade: number, most: number): { from: number; to: number } | null => {
  const from = Math.floor(((shade - 1) / shades) ** 2 * most) + 1;
  const to = Math.floor((shade / shades) ** 2 * most);
  return to < from ? null : { from, to };
};
