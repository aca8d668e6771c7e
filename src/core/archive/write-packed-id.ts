// Packed ids written out as folded text, many in a row, without a string for each.
import { ulidAlphabet, ulidLength } from './packed-id.ts';

const ulidBytes = Buffer.from(ulidAlphabet.toLowerCase(), 'latin1');
const hexBytes = Buffer.from('0123456789abcdef', 'latin1');
const dash = 0x2d;

/** The 16 bytes at `from` as the 26 characters of a ULID in lower case, at `at` of `target`. */
export const writeUlid = (packed: Uint8Array, from: number, target: Uint8Array, at: number): void => {
  let bits = 0;
  let held = 2;
  let next = from;
  for (let place = 0; place < ulidLength; place++) {
    if (held < 5) {
      bits = ((bits << 8) | (packed[next++] ?? 0)) & 0xffff;
      held += 8;
    }
    held -= 5;
    target[at + place] = ulidBytes[(bits >>> held) & 31] ?? 0;
  }
};

/** The 16 bytes at `from` as the 36 characters of a UUID, at `at` of `target`. */
export const writeUuid = (packed: Uint8Array, from: number, target: Uint8Array, at: number): void => {
  let place = at;
  for (let index = 0; index < 16; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) target[place++] = dash;
    const byte = packed[from + index] ?? 0;
    target[place++] = hexBytes[byte >>> 4] ?? 0;
    target[place++] = hexBytes[byte & 15] ?? 0;
  }
};
