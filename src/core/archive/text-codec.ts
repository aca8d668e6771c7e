// How texts stand in SQLite. Almost every text stands as it is; the few that UTF-8 columns or sql.js would change
// (a lone surrogate, a leading byte order mark) stand as U+0001 followed by their JSON string, so nothing is lost.
const mark = '\u0001';

/** Native, and at once true for texts of one byte a character; newer than the language version this room is checked against. */
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();

/** The text to store; `decodeText` gives the original back exactly. */
export const encodeText = (text: string): string => {
  const first = text.charCodeAt(0);
  return first === 1 || first === 0xfeff || !isWellFormed(text) ? mark + JSON.stringify(text) : text;
};

export const encodeNullableText = (text: string | null): string | null => (text === null ? null : encodeText(text));

export const decodeText = (stored: string): string =>
  stored.charCodeAt(0) === 1 ? (JSON.parse(stored.slice(1)) as string) : stored;
