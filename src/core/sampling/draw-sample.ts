// Draws a sample by `sivo-sample-v1` from the events that fit a filter.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { CustodyAct } from '#shared/model/ledger.ts';
import type { DrawnSample, SampleInput, StrataField } from '#shared/model/sample.ts';
import { compileFilter } from '../query/compile-filter.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { drawFromIds, populationOf } from './draw-from-ids.ts';
import { stratumValues } from './stratum-values.ts';

/** What of a `sample` act the draw knows. */
export type SampleAct = Omit<Extract<CustodyAct, { kind: 'sample' }>, 'operator' | 'host' | 'appVersion'>;

/** `keep` is given the population, sorted, and the stratum of each id where there are strata. `record` writes the ledger line, or finds the same one there already; a text says why there is none. `question`: the filter's text. */
export interface DrawTools {
  root: string | null;
  question: string;
  breathe(): Promise<void>;
  keep?(ids: readonly string[], stratumOf: ((id: string) => string) | null): void;
  record(act: SampleAct): Promise<{ sequence: number; at: string } | string>;
}

/** A line feed, or a surrogate that stands alone. */
const unlistable = /\n|\p{Surrogate}/u;

/** What a list of lines cannot hold unambiguously. */
const assertListable = (id: string): void => {
  if (!unlistable.test(id)) return;
  const detail =
    'an id with a line feed or half a character cannot stand in a list of ids; leave the event out with -id:…';
  throw new WorkbenchError('BAD_INPUT', JSON.stringify(id).slice(0, 200), detail);
};

const rowsAtOnce = 5000;

/** Every id with its stratum. Of an id with several versions the stratum of the oldest segment's first row counts. */
const readIds = async (
  snapshot: Snapshot,
  { filter, zone, strata }: SampleInput,
  breathe: () => Promise<void>,
): Promise<Map<string, string>> => {
  const compiled = compileFilter(filter, zone);
  const found = new Map<string, string>();
  for (const view of snapshot.views.toReversed()) {
    await breathe();
    const seqs =
      snapshot.seqs(view, compiled) ?? Uint32Array.from({ length: view.segment.entry.events }, (_, seq) => seq);
    const stratumOf = strata === null ? () => '' : stratumValues(view, strata, zone);
    for (let first = 0; first < seqs.length; first += rowsAtOnce) {
      await breathe();
      const some = [...seqs.subarray(first, first + rowsAtOnce)];
      for (const [place, id] of view.segment.ids(some).entries()) {
        assertListable(id);
        if (!found.has(id)) found.set(id, stratumOf(some[place] ?? 0));
      }
    }
  }
  return found;
};

const strataOf = (field: StrataField | null, found: ReadonlyMap<string, string>) =>
  field === null ? null : { field, stratumOf: (id: string) => found.get(id) ?? '' };

/**
 * `input.filter`: without marks. The seed is recorded before any key is computed. Throws BAD_INPUT for an empty population, for more
 * strata than items and for ids that no list can hold; CANCELLED.
 */
export const drawSample = async (
  snapshot: Snapshot,
  input: SampleInput & { filter: Filter },
  { root, question, breathe, keep, record }: DrawTools,
): Promise<DrawnSample> => {
  const { zone, seed, n, strata, replacements } = input;
  const found = await readIds(snapshot, input, breathe);
  const { sorted, n: size, sha256 } = populationOf(found.keys());
  if (size === 0) throw new WorkbenchError('BAD_INPUT', 'filter', 'no event fits it: there is nothing to draw from');
  keep?.(sorted, strataOf(strata, found)?.stratumOf ?? null);
  const act: SampleAct = {
    kind: 'sample',
    method: 'sivo-sample-v1',
    filter: question,
    zone,
    seed,
    population: sha256,
    size,
    n,
    strata,
  };
  const recorded = input.record ? await record(act) : 'it was asked not to be recorded';
  const drawn = await drawFromIds(sorted, { seed, n, replacements, strata: strataOf(strata, found) }, breathe);
  return {
    method: 'sivo-sample-v1',
    filter: question,
    zone,
    seed,
    n,
    population: { n: size, sha256 },
    ...drawn,
    recorded: typeof recorded === 'string' ? null : recorded,
    unrecorded: typeof recorded === 'string' ? recorded : null,
    root,
  };
};
