// MurmurHash3_x86_32 of the UTF-8 bytes of a text: a candidate test in the column index and in lookups, never proof of
// equality. Four bytes at a time, because every text of every imported event is hashed.
// Source: A. Appleby, MurmurHash3 (public domain), https://github.com/aappleby/smhasher

const first = 0xcc9e2d51;
const second = 0x1b873593;

/** Takes a word of four bytes (little-endian) in. */
export const mixWord = (hash: number, word: number): number => {
  const key = Math.imul(word, first);
  const mixed = hash ^ Math.imul((key << 15) | (key >>> 17), second);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
};

/** Takes the one to three bytes left over in (0 for none) and finishes; `length` in bytes. The result is unsigned. */
export const finishHash = (hash: number, tail: number, length: number): number => {
  const key = Math.imul(tail, first);
  let mixed = hash ^ Math.imul((key << 15) | (key >>> 17), second) ^ length;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** The hash of the bytes from `start` to `end` (exclusive), unsigned. */
export const hashRange = (view: DataView, start: number, end: number, seed = 0): number => {
  let hash = seed;
  let at = start;
  for (; at + 4 <= end; at += 4) hash = mixWord(hash, view.getInt32(at, true));
  let tail = 0;
  for (let shift = 0; at < end; at++, shift += 8) tail |= view.getUint8(at) << shift;
  return finishHash(hash, tail, end - start);
};

let scratch = Buffer.alloc(1024);
let scratchView = new DataView(scratch.buffer, scratch.byteOffset, scratch.length);

/** Writes the text's UTF-8 bytes (a lone surrogate counts as U+FFFD) into the scratch buffer and returns how many they are. */
const encode = (text: string): number => {
  if (text.length * 3 > scratch.length) {
    scratch = Buffer.alloc(text.length * 3);
    scratchView = new DataView(scratch.buffer, scratch.byteOffset, scratch.length);
  }
  return scratch.write(text, 0, 'utf8');
};

/** The hash of a text. */
export const murmur3 = (text: string): number => {
  const length = encode(text);
  return hashRange(scratchView, 0, length);
};

const checkSeed = 0x9747b28c;

/** A second hash, 16 bits, with another seed, so that both rarely collide at once. */
export const checkHash16 = (text: string): number => {
  const length = encode(text);
  return checkHashRange(scratchView, 0, length);
};

export const checkHashRange = (view: DataView, start: number, end: number): number =>
  hashRange(view, start, end, checkSeed) >>> 16;

/** The resource column's hash: 0 when the resource id is not stated (a text that hashes to 0 is only a candidate more). */
export const resourceHashOf = (id: string | null): number => (id === null ? 0 : murmur3(id));
