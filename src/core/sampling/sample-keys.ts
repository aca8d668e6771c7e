// The arithmetic of `sivo-sample-v1` over ids alone, so that a sample can be drawn again by whoever has them.
import { createHash, hash } from 'node:crypto';

/** By UTF-8 bytes, which is by code points; JavaScript's own order differs beyond U+FFFF only. */
const byCodePoints = (left: string, right: string): number => {
  const end = Math.min(left.length, right.length);
  for (let at = 0; at < end; at++) {
    const [one, other] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (one === other) continue;
    const [high, otherHigh] = [one >= 0xd800 && one <= 0xdfff, other >= 0xd800 && other <= 0xdfff];
    return high === otherHigh ? one - other : high ? 1 : -1;
  }
  return left.length - right.length;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: what lies below the surrogates is told apart by its code units
const belowSurrogates = /^[\u0000-\ud7ff]*$/;

/** The different ids, sorted by their UTF-8 bytes. */
export const sortedIds = (ids: Iterable<string>): string[] => {
  const different = [...new Set(ids)];
  return different.every((id) => belowSurrogates.test(id)) ? different.sort() : different.sort(byCodePoints);
};

/** Hex SHA-256 over sorted ids, each with a line feed: `sha256sum` of the list as a text file. */
export const populationHash = (sorted: readonly string[]): string => {
  const digest = createHash('sha256');
  for (let first = 0; first < sorted.length; first += 10_000) {
    digest.update(`${sorted.slice(first, first + 10_000).join('\n')}\n`);
  }
  return digest.digest('hex');
};

/** Hex SHA-256 of seed, the byte 0x1f and id, as UTF-8. */
export const sampleKey = (seed: string, id: string): string => hash('sha256', `${seed}\x1f${id}`, 'hex');

export interface KeyedId {
  id: string;
  key: string;
}

const byKey = (left: KeyedId, right: KeyedId): number => (left.key < right.key ? -1 : Number(left.key > right.key));

/** The ids with the `n` smallest keys, in order of key. */
export const smallestKeys = async (
  ids: readonly string[],
  seed: string,
  n: number,
  breathe: () => Promise<void>,
): Promise<KeyedId[]> => {
  let kept: KeyedId[] = [];
  let bound = 'g';
  for (let at = 0; at < ids.length; at++) {
    if (at % 2000 === 0) await breathe();
    const id = ids[at] ?? '';
    const key = sampleKey(seed, id);
    if (key >= bound) continue;
    kept.push({ id, key });
    if (kept.length < 2 * n + 1000) continue;
    kept = kept.sort(byKey).slice(0, n);
    bound = kept[n - 1]?.key ?? bound;
  }
  return kept.sort(byKey).slice(0, n);
};
