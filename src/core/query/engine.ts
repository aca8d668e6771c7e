// Answers every question about one archive, always from a single committed generation. The worker calls it; nothing else does.
import { randomUUID } from 'node:crypto';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ArchiveSummary, ImportRecord, QuarantineItem } from '#shared/model/archive.ts';
import type { Coverage } from '#shared/model/coverage.ts';
import type { EventVersion } from '#shared/model/event.ts';
import type { FacetField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { Heatmap, LocateInput, Location, Matrix, Session, Sparklines } from '#shared/model/patterns-over-time.ts';
import type { Bucket, EventsPage, Facets, Histogram, ResultSet, Rows, ScanMoment, Sort } from '#shared/model/query.ts';
import { openReader } from '../archive/open-reader.ts';
import type { ArchiveReader, QuarantineFilter, StoredEvent } from '../archive/types.ts';
import { archiveSummaryOf } from './archive-summary.ts';
import { createBreather } from './breather.ts';
import { changedFields } from './changed-fields.ts';
import { compileFilter } from './compile-filter.ts';
import { coverageOf } from './coverage.ts';
import { eventRowOf } from './event-row.ts';
import { eventVersionsOf } from './event-versions.ts';
import { countFacets } from './facets.ts';
import { countByHourOfWeek } from './heatmap.ts';
import { countOverTime } from './histogram.ts';
import { holdsTheSame } from './holds-the-same.ts';
import { locate } from './locate.ts';
import { manifestStamp } from './manifest-stamp.ts';
import { countMatrix } from './matrix.ts';
import { pickIds } from './pick-ids.ts';
import { createResultSets } from './result-sets.ts';
import { scanEvents } from './scan-events.ts';
import { sessionOf } from './session.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import { sparklines } from './sparklines.ts';

type PageInput = { handle: string; offset: number; limit: number };
type Asked<Extra> = { filter: Filter; zone: string } & Extra;

/** Every question first notices what was committed since, except `rows` and `events`, which answer from the generation their handle was made of. */
export interface QueryEngine {
  open(input: Asked<{ sort: Sort }>, signal?: AbortSignal): Promise<ResultSet>;
  /** As `open`, telling on the way what was found; an answer that comes quickly has its result only. */
  scan(input: Asked<{ sort: Sort }>, signal?: AbortSignal): AsyncGenerator<ScanMoment, void, void>;
  /** Throws HANDLE_EXPIRED when the archive has changed since the handle was made. */
  rows(input: PageInput, signal?: AbortSignal): Promise<Rows>;
  /** As `rows`, with the whole events. */
  events(input: PageInput, signal?: AbortSignal): Promise<EventsPage>;
  facets(
    input: Asked<{ fields: FacetField[]; limit: number; search?: string | undefined }>,
    signal?: AbortSignal,
  ): Promise<Facets>;
  histogram(
    input: Asked<{ bucket: Bucket; split?: FacetField | undefined; limit: number }>,
    signal?: AbortSignal,
  ): Promise<Histogram>;
  /** Where an event or a time stands in a result set. Throws HANDLE_EXPIRED as `rows` does. */
  locate(input: LocateInput, signal?: AbortSignal): Promise<Location>;
  heatmap(input: Asked<object>, signal?: AbortSignal): Promise<Heatmap>;
  matrix(
    input: Asked<{ rows: FacetField; columns: FacetField; rowLimit: number; columnLimit: number }>,
    signal?: AbortSignal,
  ): Promise<Matrix>;
  sparklines(
    input: Asked<{ field: FacetField; values: (string | null)[]; points: number }>,
    signal?: AbortSignal,
  ): Promise<Sparklines>;
  /** `versions`: an id once for every version that fits. */
  pick(
    input: Asked<{ ids: string[]; versions?: boolean | undefined }>,
    signal?: AbortSignal,
  ): Promise<{ ids: string[] }>;
  /** Throws EVENT_NOT_FOUND. */
  session(input: { id: string; pauseMinutes: number }, signal?: AbortSignal): Promise<Session>;
  /** Names of the fields in the newest changes, those of most changes first; looked up once a generation. */
  changedFields(signal?: AbortSignal): Promise<{ fields: string[] }>;
  /** All stored versions, the first stored first. Throws EVENT_NOT_FOUND. */
  eventsGet(id: string): Promise<{ versions: EventVersion[] }>;
  /** Rejected records in the order of import and position. */
  quarantineList(
    input: QuarantineFilter & { offset: number; limit: number },
  ): Promise<{ total: number; items: QuarantineItem[] }>;
  coverage(input: { zone: string }, signal?: AbortSignal): Promise<Coverage>;
  imports(): { imports: ImportRecord[] };
  summary(): ArchiveSummary;
  /** Takes up the newest committed generation; tells whether there was one. Result sets of the former one expire. */
  refresh(): Promise<boolean>;
  close(): void;
}

/** What an engine is made of; the defaults read the archive folder. */
export interface EngineParts {
  openReader: (path: string, previous?: ArchiveReader) => Promise<ArchiveReader>;
  stamp: (path: string) => string;
  nonce: string;
  /** Milliseconds within which an answer is quick, so that a scan tells nothing on its way. */
  quietMs: number;
}

const quietMs = 30;

/** Opens the archive at `path`. Throws NOT_AN_ARCHIVE, ARCHIVE_TOO_NEW or ARCHIVE_DAMAGED. */
export const createQueryEngine = async (path: string, parts: Partial<EngineParts> = {}): Promise<QueryEngine> => {
  const open = parts.openReader ?? openReader;
  const stampOf = parts.stamp ?? manifestStamp;
  const results = createResultSets(parts.nonce ?? randomUUID().slice(0, 8));
  const closing = new AbortController();
  let stamp = stampOf(path);
  let snapshot = createSnapshot(await open(path));
  let refreshing: Promise<boolean> | null = null;
  let named: { snapshot: Snapshot; fields: string[] } | null = null;

  const takeUp = async (): Promise<boolean> => {
    const seen = stampOf(path);
    if (seen === stamp) return false;
    if (holdsTheSame(path, snapshot.reader.manifest)) {
      stamp = seen;
      return false;
    }
    const reader = await open(path, snapshot.reader);
    stamp = seen;
    snapshot = createSnapshot(reader);
    results.clear();
    return true;
  };
  const refresh = (): Promise<boolean> => {
    refreshing ??= takeUp().finally(() => {
      refreshing = null;
    });
    return refreshing;
  };
  const breatherFor = (signal: AbortSignal | undefined): (() => Promise<void>) =>
    createBreather([signal, closing.signal]);
  const newest = async (): Promise<Snapshot> => {
    await refresh();
    return snapshot;
  };

  const stored = async (page: PageInput, signal: AbortSignal | undefined): Promise<StoredEvent[]> => {
    const breathe = breatherFor(signal);
    await breathe();
    return results.rows(snapshot, page, breathe);
  };

  return {
    open: async ({ filter, zone, sort }, signal) => {
      const compiled = compileFilter(filter, zone);
      const current = await newest();
      const question = { snapshot: current, filter: compiled, sort };
      const set = await results.open(question, breatherFor(signal));
      return { ...set, generation: current.manifest.generation };
    },
    scan: async function* ({ filter, zone, sort }, signal) {
      const compiled = compileFilter(filter, zone);
      const current = await newest();
      const question = { snapshot: current, filter: compiled, sort };
      const breathe = breatherFor(signal);
      yield* scanEvents(question, breathe, parts.quietMs ?? quietMs);
      const set = await results.open(question, breathe);
      yield { kind: 'result', ...set, generation: current.manifest.generation };
    },
    rows: async (page, signal) => ({ offset: page.offset, rows: (await stored(page, signal)).map(eventRowOf) }),
    events: async (page, signal) => ({
      offset: page.offset,
      events: (await stored(page, signal)).map(({ event }) => event),
    }),
    facets: async ({ filter, zone, ...asked }, signal) => {
      const compiled = compileFilter(filter, zone);
      return countFacets(await newest(), { ...asked, filter: compiled }, breatherFor(signal));
    },
    histogram: async ({ filter, zone, bucket, split, limit }, signal) => {
      const compiled = compileFilter(filter, zone);
      return countOverTime(await newest(), { filter: compiled, zone, bucket, split, limit }, breatherFor(signal));
    },
    locate: async ({ handle, target }, signal) => {
      const breathe = breatherFor(signal);
      await breathe();
      const { filter, order } = await results.orderOf(snapshot, handle, breathe);
      return locate(snapshot, filter, order, target);
    },
    heatmap: async ({ filter, zone }, signal) => {
      const compiled = compileFilter(filter, zone);
      return countByHourOfWeek(await newest(), compiled, zone, breatherFor(signal));
    },
    matrix: async ({ filter, zone, ...asked }, signal) => {
      const compiled = compileFilter(filter, zone);
      return countMatrix(await newest(), { ...asked, filter: compiled }, breatherFor(signal));
    },
    sparklines: async ({ filter, zone, ...asked }, signal) => {
      const compiled = compileFilter(filter, zone);
      return sparklines(await newest(), { ...asked, filter: compiled }, breatherFor(signal));
    },
    pick: async ({ filter, zone, ...wanted }, signal) => {
      const compiled = compileFilter(filter, zone);
      return { ids: await pickIds(await newest(), compiled, wanted, breatherFor(signal)) };
    },
    session: async ({ id, pauseMinutes }, signal) => sessionOf(await newest(), id, pauseMinutes, breatherFor(signal)),
    changedFields: async (signal) => {
      const current = await newest();
      if (named?.snapshot !== current) {
        named = { snapshot: current, fields: await changedFields(current, breatherFor(signal)) };
      }
      return { fields: named.fields };
    },
    eventsGet: async (id) => {
      const versions = eventVersionsOf(await newest(), id);
      if (versions.length === 0) throw new WorkbenchError('EVENT_NOT_FOUND', id);
      return { versions };
    },
    quarantineList: async ({ offset, limit, ...filter }) => (await newest()).reader.quarantine(filter, offset, limit),
    coverage: async ({ zone }, signal) => coverageOf(await newest(), zone, breatherFor(signal)),
    imports: () => ({ imports: snapshot.manifest.imports }),
    summary: () => archiveSummaryOf(path, snapshot.manifest),
    refresh,
    close: () => {
      closing.abort();
      snapshot.reader.close();
    },
  };
};
