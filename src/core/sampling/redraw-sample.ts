// A sample of somebody else, drawn again from the population's ids.
import type { DrawnSample, SampleItem } from '#shared/model/sample.ts';
import { drawFromIds, populationOf } from './draw-from-ids.ts';

const compare = (kind: string, told: readonly SampleItem[], drawn: readonly SampleItem[]): string[] => {
  const differences: string[] = [];
  for (let place = 0; place < Math.max(told.length, drawn.length); place++) {
    const [one, other] = [told[place], drawn[place]];
    if (one?.eventId === other?.eventId && one?.key === other?.key && one?.rank === other?.rank) continue;
    differences.push(
      `${kind} ${place + 1} is ${one?.eventId ?? 'missing'}; the seed draws ${other?.eventId ?? 'none'}`,
    );
  }
  return differences;
};

/**
 * What differs, in words; empty where the seed draws the very same. `stratumOf`: the stratum of an id, asked only where the sample
 * has strata.
 */
export const redrawSample = async (
  ids: Iterable<string>,
  sample: DrawnSample,
  stratumOf: (id: string) => string,
  breathe: () => Promise<void> = async () => undefined,
): Promise<string[]> => {
  const { sorted, n, sha256 } = populationOf(ids);
  const { population, strata, seed } = sample;
  const differences: string[] = [];
  if (population.n !== n) differences.push(`the population has ${n} different ids, not ${population.n}`);
  if (population.sha256 !== sha256) differences.push(`the population's SHA-256 is ${sha256}, not ${population.sha256}`);
  if (n === 0) return differences;
  const most = Math.max(0, ...(strata?.groups ?? []).map(({ value }) => replacementsOf(sample, value)));
  const replacements = strata === null ? sample.replacements.length : most;
  const asked = { seed, n: sample.n, replacements, strata: strata && { field: strata.field, stratumOf } };
  const drawn = await drawFromIds(sorted, asked, breathe);
  if (JSON.stringify(drawn.strata) !== JSON.stringify(strata)) differences.push('the strata are others');
  return [
    ...differences,
    ...compare('item', sample.items, drawn.items),
    ...compare('replacement', sample.replacements, drawn.replacements),
  ];
};

const replacementsOf = ({ replacements }: DrawnSample, value: string): number =>
  replacements.filter(({ stratum }) => stratum === value).length;
