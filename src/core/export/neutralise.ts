// Texts that a spreadsheet would run when it opens them as CSV (CWE-1236), made harmless with an apostrophe. Spreadsheets
// set to a semicolon or a tab cut a cell at those and at line breaks, so that the start of every such piece counts as one.

const sign = '[=+\\-@＝＋－＠]';
/** What a spreadsheet may pass over before the sign, beside tabs and line breaks: blanks, quotes, what has no width. */
const blank = `(?:[^\\S\\t\\r\\n]|["'‘’“”\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\u200b-\\u200f\\u2060])`;
const atStart = new RegExp(`^(?:(?:${blank}|[\\t\\r\\n])*${sign}|[\\t\\r\\n])`, 'u');
const within = new RegExp(`([;\\t\\r\\n])(?=${blank}*${sign})`, 'gu');

/** The harmless text; the very same text where there is nothing to fear. */
export const neutralise = (text: string): string => {
  const inner = text.replace(within, "$1'");
  return atStart.test(text) ? `'${inner}` : inner;
};
