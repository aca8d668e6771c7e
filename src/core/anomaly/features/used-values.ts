// Since when each actor has come from which address and with which program, by all of its events, whatever was counted.
import type { Snapshot } from '../../query/snapshot.ts';
import type { Breathe } from '../types.ts';
import { type ActorsOf, actorCodes } from './actor-codes.ts';
import { type FirstUses, firstUses, keyOfUse } from './first-uses.ts';
import { forEachDay } from './for-each-day.ts';

/** A table of so many pairs is worth its memory. */
const mostCells = 2 ** 22;

/** Which pairs of two codes have been seen; one a segment. */
const pairsOf = (lefts: number, rights: number): { isNew(left: number, right: number): boolean } => {
  if (lefts * rights <= mostCells) {
    const table = new Uint8Array(lefts * rights);
    return {
      isNew: (left, right) => {
        const at = left * rights + right;
        if (table[at] === 1) return false;
        table[at] = 1;
        return true;
      },
    };
  }
  const seen = new Set<number>();
  return {
    isNew: (left, right) => {
      const { size } = seen;
      return seen.add(left * rights + right).size > size;
    },
  };
};

/** By actor; values are numbered as they are met. Looks at every event of a covered day. */
export const usedValues = async (
  snapshot: Snapshot,
  of: ActorsOf,
  field: 'ip' | 'userAgent',
  breathe: Breathe,
): Promise<FirstUses[]> => {
  const keys = Array.from(of.places, (): number[] => []);
  const codesOf = actorCodes(of);
  const numbers = new Map<string, number>();
  for (const view of snapshot.views.toReversed()) {
    await breathe();
    const { codes, values } = view.field(field);
    const actors = view.segment.columns.actor;
    const own = codesOf(view);
    const known = values.map((value) => {
      if (value === null || value === '') return -1;
      const number = numbers.get(value) ?? numbers.size;
      numbers.set(value, number);
      return number;
    });
    const pairs = pairsOf(own.length, known.length);
    forEachDay(view, of.axis, (day, from, to) => {
      for (let seq = from; seq < to; seq++) {
        const [actor = 0, code = 0] = [actors[seq], codes[seq]];
        if (!pairs.isNew(actor, code)) continue;
        const [index = -1, number = -1] = [own[actor], known[code]];
        if (index >= 0 && number >= 0) keys[index]?.push(keyOfUse(number, day));
      }
    });
  }
  return keys.map((own) => firstUses(Float64Array.from(own)));
};
