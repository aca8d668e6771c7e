// The sheet about information produced by the entity: where the records came from, what became of each, and with which tool.
import type { ImportRecord, Reconciliation } from '#shared/model/archive.ts';
import type { TimeSpan } from '#shared/model/coverage.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import type { ArchiveReader } from '../../archive/types.ts';
import type { Population } from './read-population.ts';

const names = ['read', 'accepted', 'duplicates', 'conflicts', 'rejected'] as const;

/** `holds`: read = accepted + duplicates + conflicts + rejected. */
const reconciliation = (counts: Reconciliation): JsonObject => {
  const { read, accepted, duplicates, conflicts, rejected } = counts;
  const holds = read === accepted + duplicates + conflicts + rejected;
  return { read, accepted, duplicates, conflicts, rejected, holds };
};

const sum = (records: readonly Reconciliation[]): Reconciliation => {
  const total: Reconciliation = { read: 0, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };
  for (const record of records) for (const name of names) total[name] += record[name];
  return total;
};

const pageSize = 1000;

/** Rejected records by reason, of all imports and also those read again since. */
const rejectedReasons = async (reader: ArchiveReader, breathe: () => Promise<void>): Promise<JsonObject> => {
  const counts = new Map<string, number>();
  for (let offset = 0; ; offset += pageSize) {
    await breathe();
    const { total, items } = await reader.quarantine({ settled: true }, offset, pageSize);
    for (const { reason } of items) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    if (items.length === 0 || offset + items.length >= total) break;
  }
  return Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1)));
};

const importSheet = (record: ImportRecord, line: LedgerLine | undefined, inPopulation: number): JsonObject => {
  const receipt = line?.kind === 'import' ? line.body.receipt : null;
  return {
    importId: record.id,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    source: { kind: record.origin?.kind ?? 'files', parameters: { ...record.origin?.parameters } },
    operator: receipt?.operator ?? null,
    appVersion: record.appVersion,
    files: record.sources.map(({ name, bytes, sha256, format, skipped, ...counts }) => ({
      name,
      bytes,
      sha256,
      format,
      skipped,
      ...reconciliation(counts),
    })),
    reconciliation: reconciliation(record),
    covers: (record.covers ?? []).map(({ from, to, basis, source }) => ({ from, to, basis, source })),
    receipt: line === undefined ? null : { sequence: line.sequence, roots: receipt?.roots ?? null },
    eventsInPopulation: inPopulation,
  };
};

export interface IpeParts {
  spec: PackSpec;
  appVersion: string;
  asOf: string;
  reader: ArchiveReader;
  root: string | null;
  population: Population;
  /** Canonical text of the filter that was run. */
  filter: string;
  receipts: ReadonlyMap<string, LedgerLine>;
  coverage: { ranges: TimeSpan[]; gaps: TimeSpan[] };
  breathe(): Promise<void>;
}

/** The content of 22-ipe.json. */
export const ipeSheet = async (parts: IpeParts): Promise<JsonObject> => {
  const { spec, appVersion, asOf, reader, root, population, filter, receipts, coverage, breathe } = parts;
  const { archiveId, generation, imports } = reader.manifest;
  const { events, oldest, newest, conflicts } = population.facts;
  const { lines, lossless, safe, neutralised } = population.files;
  const sheet: { [name: string]: unknown } = {
    format: 'sivo-ipe',
    version: 1,
    system: 'SIVO',
    report: { title: spec.title, preparedBy: spec.preparedBy, preparedFor: spec.preparedFor, asOf },
    tool: { name: 'SIVO Audit Workbench', version: appVersion },
    archive: { id: archiveId, generation, root },
    query: { asked: spec.filter, run: filter, zone: spec.zone, order: 'timestamp, id, content hash' },
    result: { events, oldest, newest, eventsInConflict: conflicts },
    files: [lines, lossless, safe],
    neutralisedCells: neutralised,
    reconciliation: reconciliation(sum(imports)),
    rejectedReasons: await rejectedReasons(reader, breathe),
    coverage,
    imports: imports.map((record) =>
      importSheet(record, receipts.get(record.id), population.imports.get(record.id) ?? 0),
    ),
  };
  return JSON.parse(JSON.stringify(sheet)) as { [name: string]: JsonValue };
};
