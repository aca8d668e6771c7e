// 32-bit hashes of the UTF-8 bytes of a text, used as candidate tests in the column index. Never proof of equality.

/** Calls nothing and allocates nothing: the UTF-8 bytes are made on the fly (a lone surrogate counts as U+FFFD). */
const hashUtf8 = (text: string, basis: number, prime: number): number => {
  let hash = basis;
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      hash = Math.imul(hash ^ code, prime);
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
      if (code < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
        code = 0x10000 + ((code & 0x3ff) << 10) + (next & 0x3ff);
        index++;
      } else {
        code = 0xfffd;
      }
    }
    if (code < 0x800) {
      hash = Math.imul(hash ^ (0xc0 | (code >> 6)), prime);
    } else {
      if (code < 0x10000) {
        hash = Math.imul(hash ^ (0xe0 | (code >> 12)), prime);
      } else {
        hash = Math.imul(hash ^ (0xf0 | (code >> 18)), prime);
        hash = Math.imul(hash ^ (0x80 | ((code >> 12) & 0x3f)), prime);
      }
      hash = Math.imul(hash ^ (0x80 | ((code >> 6) & 0x3f)), prime);
    }
    hash = Math.imul(hash ^ (0x80 | (code & 0x3f)), prime);
  }
  return hash >>> 0;
};

/** 32-bit FNV-1a of the text's UTF-8 bytes. Source: Fowler, Noll, Vo, "FNV Hash", 32-bit parameters. */
export const fnv1a32 = (text: string): number => hashUtf8(text, 0x811c9dc5, 0x01000193);

const checkBasis = 0x9747b28c;
const checkPrime = 0x85ebca6b;

/** Folds a 32-bit hash to 16 bits that depend on all of it (murmur3's mix). */
const foldTo16 = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> 16;
};

/** A second hash of the same bytes, 16 bits, with another odd multiplier, so that both rarely collide at once. */
export const checkHash16 = (text: string): number => foldTo16(hashUtf8(text, checkBasis, checkPrime));

/** `checkHash16` of the text whose UTF-8 bytes are `bytes[start..end)`. */
export const checkHash16Bytes = (bytes: Uint8Array, start: number, end: number): number => {
  let hash = checkBasis;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), checkPrime);
  return foldTo16(hash >>> 0);
};

/** The resource column's hash: 0 when the resource id is not stated, else FNV-1a (a text that hashes to 0 is only a candidate more). */
export const resourceHashOf = (id: string | null): number => (id === null ? 0 : fnv1a32(id));
