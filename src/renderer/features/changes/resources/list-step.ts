// Where a key leads in a list of rows.

/** The place a key moves to; null for keys that do not move and for an empty list. `screen`: whole rows in view. */
export const listStep = (
  key: string,
  from: number,
  { rows, screen }: { rows: number; screen: number },
): number | null => {
  if (rows === 0) return null;
  const within = (place: number): number => Math.max(0, Math.min(place, rows - 1));
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return within(from + 1);
    case 'ArrowUp':
    case 'k':
      return within(from - 1);
    case 'PageDown':
      return within(from + screen);
    case 'PageUp':
      return within(from - screen);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
};
