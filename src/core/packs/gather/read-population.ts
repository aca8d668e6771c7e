// One pass over the population: its files are written, its events counted, and those remembered that the pack names elsewhere.

import type { BagWriter } from '../../bag/bag-writer.ts';
import type { EventPlace } from '../../proofs/types.ts';
import type { CompiledFilter } from '../../query/compile-filter.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { createPopulationFiles, type PopulationFiles } from '../files/population-files.ts';
import type { PackFacts, ToldEvent } from '../pack-facts.ts';
import type { Redactor } from '../redact/redactor.ts';
import { inTotalOrder } from './in-total-order.ts';
import { createPopulationTally } from './population-tally.ts';

/** Events listed in the report. */
export const mostFirst = 500;

/** `lineOf`: the first line of a wanted id. `places`: of the lines, in their order. `imports`: events by importing run. */
export interface Population extends Pick<PackFacts, 'recordings' | 'recordingTotals'> {
  facts: PackFacts['population'];
  files: ReturnType<PopulationFiles['close']>;
  lineOf: ReadonlyMap<string, number>;
  places(): Iterable<EventPlace>;
  imports: ReadonlyMap<string, number>;
}

export interface PopulationTools {
  bag: BagWriter;
  redactor: Redactor;
  wanted: ReadonlySet<string>;
  breathe(): Promise<void>;
  onEvents(events: number): void;
}

/** Between two tellings of the progress, in events. */
const tellEvery = 1000;

/** Places in two columns: a million of them take 8 MB. */
const createPlaces = (snapshot: Snapshot) => {
  const segments = snapshot.reader.segments;
  const codeOf = new Map(segments.map((segment, code) => [segment, code]));
  let [codes, seqs] = [new Uint32Array(1024), new Uint32Array(1024)];
  let count = 0;
  const grown = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
    const to = new Uint32Array(from.length * 2);
    to.set(from);
    return to;
  };
  return {
    add: ({ segment, seq }: EventPlace): void => {
      if (count === codes.length) [codes, seqs] = [grown(codes), grown(seqs)];
      codes[count] = codeOf.get(segment) ?? 0;
      seqs[count] = seq;
      count += 1;
    },
    all: function* (): Generator<EventPlace> {
      for (let index = 0; index < count; index++) {
        const segment = segments[codes[index] ?? 0];
        if (segment !== undefined) yield { segment, seq: seqs[index] ?? 0 };
      }
    },
  };
};

/** Throws ARCHIVE_DAMAGED, CANCELLED, and what writing throws. */
export const readPopulation = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  { bag, redactor, wanted, breathe, onEvents }: PopulationTools,
): Promise<Population> => {
  const files = createPopulationFiles(bag, redactor);
  const tally = createPopulationTally();
  const places = createPlaces(snapshot);
  const lineOf = new Map<string, number>();
  const imports = new Map<string, number>();
  const first: ToldEvent[] = [];
  let [events, conflicts] = [0, 0];
  let [oldest, newest]: (string | null)[] = [null, null];
  for await (const { view, stored } of inTotalOrder(snapshot, filter, breathe)) {
    const { event: own, importId, source, contentHash, conflict } = stored;
    const event = files.add(stored);
    events += 1;
    tally.add(event);
    places.add({ segment: view.segment, seq: stored.seq });
    imports.set(importId, (imports.get(importId) ?? 0) + 1);
    if (conflict) conflicts += 1;
    if (wanted.has(own.id) && !lineOf.has(own.id)) lineOf.set(own.id, events);
    if (first.length < mostFirst) {
      first.push({ event, line: events, importId, source, contentHash: Buffer.from(contentHash).toString('hex') });
    }
    oldest ??= own.timestamp;
    newest = own.timestamp;
    if (events % tellEvery === 0) onEvents(events);
  }
  onEvents(events);
  const written = files.close();
  const { recordings, recordingTotals, ...tallies } = tally.facts();
  return {
    facts: {
      events,
      oldest: oldest ?? null,
      newest: newest ?? null,
      sha256: written.lines.sha256,
      conflicts,
      ...tallies,
      first,
    },
    recordings,
    recordingTotals,
    files: written,
    lineOf,
    places: places.all,
    imports,
  };
};
