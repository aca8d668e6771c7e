// Operations of a patch count the places of lists as they go, so a name made of such a path holds for that one step only.

/** The list whose place a patch's field counts, itself empty for the whole state: `l.0.x` → `l`; null for members of objects. */
export const listOfPlace = (field: string): string | null => {
  const tokens = field.split('.');
  const place = tokens.findIndex((token) => /^(\d+|-)$/.test(token));
  return place === -1 ? null : tokens.slice(0, place).join('.');
};
