// Hours as they are typed and as the address holds them.

/** One leap year, the most the check takes. */
export const mostFlipHours = 24 * 366;
export const usualFlipHours = 24;

/** Hours from 0 to `mostFlipHours`, with a point or a comma; null for anything else. */
export const readFlipHours = (text: string): number | null => {
  if (!/^\d{1,5}([.,]\d{1,6})?$/.test(text.trim())) return null;
  const hours = Number(text.trim().replace(',', '.'));
  return hours <= mostFlipHours ? hours : null;
};
