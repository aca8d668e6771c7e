// Many folded texts side by side in one block of bytes, searched by the runtime's own byte search.

/** Stands behind every string; no UTF-8 text holds it, so nothing is ever found across two strings. */
export const stringEnd = 0xff;

/** Entry `n` stands at `starts[n]` to `starts[n + 1]` of `bytes`; it is one string or several, each with `stringEnd` behind it. */
export interface TextArena {
  bytes: Buffer;
  starts: Uint32Array;
  /** How often each byte occurs, by a sample. */
  frequency: Uint32Array;
}

const sampleStep = 7;
/** Bytes behind the rarest one that are searched along with it, where there are so many. */
const leastTail = 3;

export const createArena = (bytes: Buffer, starts: Uint32Array): TextArena => {
  const frequency = new Uint32Array(256);
  for (let at = 0; at < bytes.length; at += sampleStep) {
    const byte = bytes[at] ?? 0;
    frequency[byte] = (frequency[byte] ?? 0) + 1;
  }
  return { bytes, starts, frequency };
};

/** The place in the needle of its rarest byte: the byte search leaps from one occurrence of its first byte to the next. */
const anchorOf = (needle: Uint8Array, frequency: Uint32Array): number => {
  let anchor = 0;
  for (let place = 1; place <= needle.length - leastTail; place++) {
    if ((frequency[needle[place] ?? 0] ?? 0) < (frequency[needle[anchor] ?? 0] ?? 0)) anchor = place;
  }
  return anchor;
};

/** Numbers of the entries that hold the needle within one of their strings, ascending. An empty needle is in every entry. */
export const entriesWith = ({ bytes, starts, frequency }: TextArena, needle: Uint8Array): number[] => {
  const count = starts.length - 1;
  if (needle.length === 0) return Array.from({ length: count }, (_, entry) => entry);
  const anchor = anchorOf(needle, frequency);
  const tail = needle.subarray(anchor);
  const found: number[] = [];
  let entry = 0;
  let at = bytes.indexOf(tail, anchor);
  while (at !== -1) {
    const isWhole = anchor === 0 || bytes.compare(needle, 0, anchor, at - anchor, at) === 0;
    if (!isWhole) at = bytes.indexOf(tail, at + 1);
    else {
      while ((starts[entry + 1] ?? Number.POSITIVE_INFINITY) <= at) entry++;
      found.push(entry);
      entry++;
      if (entry >= count) break;
      at = bytes.indexOf(tail, (starts[entry] ?? 0) + anchor);
    }
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
  return createArena(bytes, starts);
};
