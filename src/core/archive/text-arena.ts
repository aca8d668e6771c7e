// Many folded texts side by side in one block of bytes, searched by the runtime's own byte search.

/** Stands behind every string; no UTF-8 text holds it, so nothing is ever found across two strings. */
export const stringEnd = 0xff;

/** Entry `n` stands at `starts[n]` to `starts[n + 1]` of `bytes`; it is one string or several, each with `stringEnd` behind it. */
export interface TextArena {
  bytes: Buffer;
  starts: Uint32Array;
}

/** Numbers of the entries that hold the needle within one of their strings, ascending. An empty needle is in every entry. */
export const entriesWith = ({ bytes, starts }: TextArena, needle: Uint8Array): number[] => {
  const count = starts.length - 1;
  if (needle.length === 0) return Array.from({ length: count }, (_, entry) => entry);
  const found: number[] = [];
  let entry = 0;
  let at = bytes.indexOf(needle);
  while (at !== -1) {
    while ((starts[entry + 1] ?? Number.POSITIVE_INFINITY) <= at) entry++;
    found.push(entry);
    entry++;
    if (entry >= count) break;
    at = bytes.indexOf(needle, starts[entry]);
  }
  return found;
};

/** The arena of texts that are folded already, one string each. */
export const arenaOf = (folded: readonly string[]): TextArena => {
  const bytes = Buffer.from(folded.map((text) => `${text}\0`).join(''), 'utf8');
  const starts = new Uint32Array(folded.length + 1);
  let at = 0;
  folded.forEach((text, entry) => {
    at += Buffer.byteLength(text, 'utf8') + 1;
    bytes[at - 1] = stringEnd;
    starts[entry + 1] = at;
  });
  return { bytes, starts };
};
