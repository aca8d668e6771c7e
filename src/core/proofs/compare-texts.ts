// The order of keys: null before any text, texts by code points (the order of their UTF-8 bytes), not by UTF-16 units.

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** Negative where `left` comes first. A lone surrogate counts as the code point it is. */
export const compareTexts = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length);
  let at = 0;
  while (at < length && left.charCodeAt(at) === right.charCodeAt(at)) at++;
  if (at === length) return left.length - right.length;
  // The second half of a pair: the code point began a unit before.
  if (at > 0 && isHigh(left.charCodeAt(at - 1))) at--;
  return (left.codePointAt(at) ?? 0) - (right.codePointAt(at) ?? 0) || left.length - right.length;
};

/** As `compareTexts`, null first. */
export const compareNullable = (left: string | null, right: string | null): number => {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return compareTexts(left, right);
};
