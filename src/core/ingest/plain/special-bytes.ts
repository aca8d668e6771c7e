// Looks at four bytes at a time: is one of them such that a text cannot be taken as it stands?

/** The four bytes of a word, each the same. */
export const four = (byte: number): number => Math.imul(byte, 0x01010101);

const ones = four(1);
/** The highest bit of each byte: set where a byte is beyond ASCII. */
export const highBits = four(0x80);
const spaces = four(0x20);
const quotes = four(0x22);
const backslashes = four(0x5c);

/** Whether one of the word's bytes is a quote, a backslash or a control character. */
export const hasSpecial = (word: number): boolean => {
  const quoted = word ^ quotes;
  const escaped = word ^ backslashes;
  return ((((word - spaces) & ~word) | ((quoted - ones) & ~quoted) | ((escaped - ones) & ~escaped)) & highBits) !== 0;
};

/** As `hasSpecial`, or one of the bytes is the one that `wanted` is made of. */
export const hasSpecialOr = (word: number, wanted: number): boolean => {
  const differs = word ^ wanted;
  return hasSpecial(word) || ((differs - ones) & ~differs & highBits) !== 0;
};
