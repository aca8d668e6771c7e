// Identifiers in the shapes SIVO uses: ULID-like event ids and version-4 UUIDs, both drawn from the demo's own chance.
import { mix32, type Random } from './random.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `evt_audit_` and a ULID: 48 bits of UTC milliseconds, then 80 bits of chance, in Crockford's base 32. */
export const eventIdAt = (timeMs: number, random: Random): string => {
  let time = timeMs;
  let head = '';
  for (let place = 0; place < 10; place += 1) {
    head = crockford.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (let part = 0; part < 4; part += 1) {
    const word = random.word();
    for (let shift = 0; shift < 20; shift += 5) tail += crockford.charAt((word >>> (shift + 7)) & 31);
  }
  return `evt_audit_${head}${tail}`;
};

const hex = (word: number): string => word.toString(16).padStart(8, '0');

const uuidOf = (first: number, second: number, third: number, fourth: number): string => {
  const middle = hex(second);
  const variant = hex(((third & 0x3fffffff) | 0x80000000) >>> 0);
  return `${hex(first)}-${middle.slice(0, 4)}-4${middle.slice(5)}-${variant.slice(0, 4)}-${variant.slice(4)}${hex(fourth)}`;
};

/** A version-4 UUID from the generator's next four words. */
export const randomUuid = (random: Random): string =>
  uuidOf(random.word(), random.word(), random.word(), random.word());

/** The UUID that stands for the `index`-th thing of a kind under a seed: the same on every call, so none need be kept. */
export const uuidAt = (seed: number, kind: number, index: number): string => {
  const first = mix32(mix32(mix32(seed >>> 0) ^ kind) ^ index);
  const second = mix32(first ^ 0x51ed270b);
  const third = mix32(second ^ index);
  return uuidOf(first, second, third, mix32(third ^ kind));
};
