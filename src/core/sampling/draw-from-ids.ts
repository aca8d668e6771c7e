// A draw from ids and their strata, without an archive.
import type { DrawnSample, SampleItem, StrataField } from '#shared/model/sample.ts';
import { populationHash, smallestKeys, sortedIds } from './sample-keys.ts';
import { shareAmongStrata } from './share-among-strata.ts';

/** `stratumOf`: null where the population is not divided. */
export interface DrawQuestion {
  seed: string;
  n: number;
  replacements: number;
  strata: { field: StrataField; stratumOf(id: string): string } | null;
}

export type Drawn = Pick<DrawnSample, 'items' | 'replacements' | 'strata'>;

/** The population of these ids: how many different ones and the hash over their sorted list. */
export const populationOf = (ids: Iterable<string>): { sorted: string[]; n: number; sha256: string } => {
  const sorted = sortedIds(ids);
  return { sorted, n: sorted.length, sha256: populationHash(sorted) };
};

const byStratum = (sorted: readonly string[], stratumOf: (id: string) => string): [string, string[]][] => {
  const groups = new Map<string, string[]>();
  for (const id of sorted) {
    const stratum = stratumOf(id);
    const group = groups.get(stratum);
    if (group === undefined) groups.set(stratum, [id]);
    else group.push(id);
  }
  return sortedIds(groups.keys()).map((value) => [value, groups.get(value) ?? []]);
};

/** `sorted` as `populationOf` gives it. Items and replacements stand by stratum, then by rank. Throws BAD_INPUT as `shareAmongStrata`. */
export const drawFromIds = async (
  sorted: readonly string[],
  { seed, n, replacements, strata }: DrawQuestion,
  breathe: () => Promise<void>,
): Promise<Drawn> => {
  const groups: [string | null, readonly string[]][] =
    strata === null ? [[null, sorted]] : byStratum(sorted, strata.stratumOf);
  const shares = shareAmongStrata(
    groups.map(([, ids]) => ids.length),
    n,
  );
  const drawn: Drawn = { items: [], replacements: [], strata: null };
  for (const [place, [stratum, ids]] of groups.entries()) {
    const share = shares[place] ?? 0;
    const keyed = await smallestKeys(ids, seed, share + replacements, breathe);
    const told = keyed.map(({ id, key }, index): SampleItem => ({ rank: index + 1, eventId: id, key, stratum }));
    drawn.items.push(...told.slice(0, share));
    drawn.replacements.push(...told.slice(share));
  }
  if (strata !== null) {
    drawn.strata = {
      field: strata.field,
      groups: groups.map(([value, ids], place) => ({
        value: value ?? '',
        size: ids.length,
        drawn: shares[place] ?? 0,
      })),
    };
  }
  return drawn;
};
