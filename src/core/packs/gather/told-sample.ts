// The sample of a pack, drawn anew and held against the results that were filled in.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { printFilter } from '#shared/model/print-filter.ts';
import type { DrawnSample, SampleItem } from '#shared/model/sample.ts';
import { sampleInputSchema } from '#shared/model/sample.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { type DrawTools, drawSample } from '../../sampling/draw-sample.ts';
import type { PackFacts, SamplePopulation } from '../pack-facts.ts';

const keyOf = ({ eventId, key, rank, stratum }: SampleItem): string => JSON.stringify([eventId, key, rank, stratum]);

/** Each row must be an item or a replacement of the draw. Throws BAD_SPEC naming the row. */
const checkResults = (drawn: DrawnSample, results: NonNullable<PackSpec['sample']>['results']): void => {
  const known = new Set([...drawn.items, ...drawn.replacements].map(keyOf));
  for (const [index, row] of results.entries()) {
    if (known.has(keyOf(row))) continue;
    const detail = `${row.eventId} is not what this seed draws from this population at rank ${row.rank}`;
    throw new WorkbenchError('BAD_SPEC', `sample.results[${index}]`, detail);
  }
};

const listOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** `population` is kept where the sample has a question of its own; not in a redacted pack, whose ids may be pseudonyms. */
export const toldSample = async (
  snapshot: Snapshot,
  { sample, zone, filter: asked, redact }: PackSpec,
  filter: Filter,
  tools: Omit<DrawTools, 'question'>,
): Promise<PackFacts['sample']> => {
  if (sample === null) return null;
  const { title, seed, n, strata, replacements, results } = sample;
  const input = { ...sampleInputSchema.parse({ filter, zone, seed, n, strata, replacements }), filter };
  const question = sample.filter ?? asked;
  let population: SamplePopulation | null = null;
  const drawn = await drawSample(snapshot, input, {
    ...tools,
    keep: (ids, stratumOf) => {
      if (sample.filter === null || sample.filter === asked || redact !== null) return;
      const told = stratumOf === null ? null : listOf(ids.map((id) => JSON.stringify(stratumOf(id))));
      population = { ids: listOf(ids), strata: told };
    },
    question: question === '' ? printFilter(filter) : question,
  });
  checkResults(drawn, results);
  return { title, drawn, results, population };
};
