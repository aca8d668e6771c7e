// Ids in fewer bytes: a ULID (Crockford's base 32, 26 characters) or a lower-case UUID (36 characters) is 16 bytes.
// Only the one spelling that unpacking gives back is packed; every other text stays a text.

/** Crockford's base 32 as ULIDs use it. Source: https://github.com/ulid/spec */
export const ulidAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const ulidLength = 26;
export const uuidLength = 36;
export const packedLength = 16;

const none = 0xff;
const ulidValue = new Uint8Array(256).fill(none);
for (let value = 0; value < 32; value++) ulidValue[ulidAlphabet.charCodeAt(value)] = value;
const hexDigits = '0123456789abcdef';
const hexValue = new Uint8Array(256).fill(none);
for (let value = 0; value < 16; value++) hexValue[hexDigits.charCodeAt(value)] = value;
const dash = 0x2d;
/** Where the 32 hexadecimal digits of a UUID stand. */
const uuidPlaces = [...'00000000-0000-0000-0000-000000000000'].flatMap((mark, place) => (mark === '0' ? [place] : []));
const uuidDashes = [8, 13, 18, 23];

/** Packs the 26 bytes at `from` into `target` at `at`; false when they are no ULID in upper case. */
export const packUlid = (bytes: Uint8Array, from: number, target: Uint8Array, at: number): boolean => {
  if ((ulidValue[bytes[from] ?? 0] ?? none) > 7) return false;
  // 130 bits, the two highest of which are zero: bits are taken in from the left and given out a byte at a time.
  let bits = 0;
  let held = -2;
  let next = at;
  for (let place = 0; place < ulidLength; place++) {
    const value = ulidValue[bytes[from + place] ?? 0] ?? none;
    if (value === none) return false;
    bits = (bits << 5) | value;
    held += 5;
    if (held >= 8) {
      held -= 8;
      target[next++] = (bits >>> held) & 0xff;
      bits &= (1 << held) - 1;
    }
  }
  return true;
};

/** Packs the 36 bytes at `from` into `target` at `at`; false when they are no UUID in lower case. */
export const packUuid = (bytes: Uint8Array, from: number, target: Uint8Array, at: number): boolean => {
  for (const place of uuidDashes) if (bytes[from + place] !== dash) return false;
  for (let pair = 0; pair < packedLength; pair++) {
    const high = hexValue[bytes[from + (uuidPlaces[pair * 2] ?? 0)] ?? 0] ?? none;
    const low = hexValue[bytes[from + (uuidPlaces[pair * 2 + 1] ?? 0)] ?? 0] ?? none;
    if (high === none || low === none) return false;
    target[at + pair] = (high << 4) | low;
  }
  return true;
};

export const unpackUlid = (packed: Uint8Array): string => {
  let text = '';
  let bits = 0;
  let held = 2;
  let next = 0;
  for (let place = 0; place < ulidLength; place++) {
    if (held < 5) {
      bits = ((bits << 8) | (packed[next++] ?? 0)) & 0xffff;
      held += 8;
    }
    held -= 5;
    text += ulidAlphabet[(bits >>> held) & 31];
  }
  return text;
};

export const unpackUuid = (packed: Uint8Array): string => {
  const hex = Buffer.from(packed.buffer, packed.byteOffset, packedLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
