// The bytes that lay out CSV, and where a reader of them can stand.

export const quote = 0x22;
export const backslash = 0x5c;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/**
 * At the start of a cell, in a plain cell, in quotes, just behind quotes that may be doubled, behind a backslash in
 * quotes, or behind quotes that cannot have been closed there (only the end of the line leads out).
 */
export const csvPlace = { cell: 0, plain: 1, quoted: 2, behind: 3, escaped: 4, torn: 5 } as const;
export type CsvPlace = (typeof csvPlace)[keyof typeof csvPlace];
