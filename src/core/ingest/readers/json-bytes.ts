// The bytes that matter when JSON is followed without being parsed.

export const quote = 0x22;
export const backslash = 0x5c;
export const comma = 0x2c;
export const lineFeed = 0x0a;
export const openList = 0x5b;
export const closeList = 0x5d;
export const openObject = 0x7b;
export const closeObject = 0x7d;

/** 1 for each byte the scanner stops at outside a string. */
export const structural = new Uint8Array(256);
for (const byte of [quote, comma, lineFeed, openList, closeList, openObject, closeObject]) structural[byte] = 1;

/** JSON white space (RFC 8259, section 2). */
export const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The bytes without white space at their end. */
export const trimEnd = (bytes: Buffer): Buffer => {
  let end = bytes.length;
  while (end > 0 && isSpace(bytes[end - 1])) end -= 1;
  return end === bytes.length ? bytes : bytes.subarray(0, end);
};
