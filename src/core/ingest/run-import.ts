// One import from paths to a committed generation. Every record read ends up accepted, duplicate, conflicting or
// rejected, per source and in total; any error leaves the archive as it was.
import type { ArchiveWriter, Outcome } from '#core/archive/types.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportOrigin, Reconciliation, SourceReport } from '#shared/model/archive.ts';
import type { CoverageClaim } from '#shared/model/coverage.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import type { ImportDecisions, MappingProfile } from '#shared/model/mapping.ts';
import { type GroupPass, type OpenSource, openGroup } from './open-group.ts';
import { PlainRecords } from './plain/plain-records.ts';
import { type PlainRows, plainRows } from './plain/plain-rows.ts';
import { type ImportPlan, type PlannedSource, planImport, type SourceGroup } from './plan-import.ts';
import type { Problem } from './problem.ts';
import { createProgress, type ProgressTeller } from './progress.ts';
import { mapperFor, readSource, textSplitter } from './read-source.ts';
import type { RawRecord, RecordSink } from './readers/record.ts';
import { rejectRecord } from './reject-record.ts';
import { sourceReading } from './source-reading.ts';
import type { ImportPath, SkippedFile } from './source-walk.ts';
import { holdsMembers, isCompressed } from './unwrap-file.ts';
import { createSourceWatch, type SourceWatch } from './warnings/source-watch.ts';

export interface RunImportOptions {
  writer: ArchiveWriter;
  sources: readonly ImportPath[];
  /** What was passed over before the import began; it goes into the report. */
  skipped?: readonly SkippedFile[] | undefined;
  /** An import that finds nothing to read is committed all the same: having looked is worth a receipt. */
  allowEmpty?: boolean | undefined;
  /** Any rejected or conflicting record fails the whole import with STRICT_REJECTED. */
  strict: boolean;
  /** Nothing decided where it is absent. */
  decisions?: ImportDecisions | undefined;
  /** Profiles remembered on this machine, by header fingerprint. */
  remembered?: ReadonlyMap<string, MappingProfile> | undefined;
  /** Where the records come from and what was asked for; files where it is absent. */
  origin?: ImportOrigin | undefined;
  /** What these sources claim to hold whole. */
  covers?: readonly CoverageClaim[] | undefined;
  signal?: AbortSignal | undefined;
  appVersion: string;
  now: () => Date;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
}

type Reject = ImportReport['rejects'][number];

const shownRejects = 20;
const nothingRead: Reconciliation = { read: 0, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };
const tallyOf = { accepted: 'accepted', duplicate: 'duplicates', conflict: 'conflicts' } as const;

const skippedReport = ({ name, bytes, reason, etag }: SkippedFile): SourceReport => ({
  ...nothingRead,
  name,
  bytes,
  sha256: null,
  format: null,
  compressed: false,
  skipped: reason,
  ...(etag === undefined ? {} : { etag }),
});

interface Run {
  options: RunImportOptions;
  /** For JSON records of SIVO's own shape, which all are mapped alike. */
  plain: PlainRecords;
  progress: ProgressTeller;
  total: Reconciliation;
  rejects: Reject[];
  /** Those that sources were mapped with, by digest. */
  profiles: Record<string, MappingProfile>;
}

const checkCancelled = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted === true) throw new WorkbenchError('CANCELLED', 'import');
};

const refuseStrictly = (source: string, line: number, finding: string): never => {
  throw new WorkbenchError('STRICT_REJECTED', `${source}:${line}`, finding);
};

/** Counts what became of an event; `id` is asked only to name one that is refused. */
const tell = (run: Run, report: SourceReport, line: number, fate: Outcome, id: () => string): void => {
  if (run.options.strict && fate === 'conflict') {
    refuseStrictly(report.name, line, `conflict: ${id()} is known with other content`);
  }
  report.read += 1;
  run.total.read += 1;
  report[tallyOf[fate]] += 1;
  run.total[tallyOf[fate]] += 1;
};

const reject = (run: Run, report: SourceReport, record: RawRecord, problem: Problem): void => {
  const { writer, strict } = run.options;
  const { reason, message } = problem;
  const { line } = record;
  if (strict) refuseStrictly(report.name, line, `${reason}: ${message}`);
  writer.reject(rejectRecord(report.name, record, problem));
  report.read += 1;
  run.total.read += 1;
  report.rejected += 1;
  run.total.rejected += 1;
  if (run.rejects.length < shownRejects) run.rejects.push({ source: report.name, line, reason, message });
};

/** Puts one record after the other into the archive, or into quarantine, and counts it for its source and in total. */
const sinkFor = (
  run: Run,
  report: SourceReport,
  index: number,
  source: PlannedSource,
  watch: SourceWatch,
): RecordSink => {
  const { writer } = run.options;
  const isBuiltIn = source.mapping.plan.profile === null;
  const plain = isBuiltIn && source.detected.format !== 'csv' ? run.plain : null;
  const map = mapperFor(source);
  const plainId = (): string => run.plain.id;
  const take: RecordSink['take'] = (chunk, start, end, line, byteOffset) => {
    const fate = plain?.add(chunk, start, end, index, line, byteOffset) ?? null;
    if (fate === null) return false;
    tell(run, report, line, fate, plainId);
    watch.record(chunk, start, end, line, byteOffset);
    watch.time(run.plain.timeMs, line);
    return true;
  };
  let rows: PlainRows | null | undefined;
  const rowId = (): string => rows?.id ?? '';
  const takeRow: RecordSink['takeRow'] = (chunk, start, line, byteOffset) => {
    // Known once the header has been read.
    if (rows === undefined && map.plain !== undefined) rows = plainRows(writer, map.plain, index);
    const end = rows?.scan(chunk, start) ?? -1;
    if (end < 0 || !rows) return -1;
    tell(run, report, line, rows.put(line, byteOffset), rowId);
    watch.record(chunk, start, rows.rowEnd, line, byteOffset);
    watch.time(rows.timeMs, line);
    return end;
  };
  return {
    take,
    takeRow,
    record: (record) => {
      const { raw, line, byteOffset, problem, original } = record;
      if (problem === null && original === undefined && take(raw, 0, raw.length, line, byteOffset)) return;
      watch.record(raw, 0, raw.length, line, byteOffset);
      const outcome = problem === null ? map(record) : { problem };
      if (outcome === null) {
        watch.header(raw, line);
        return;
      }
      if ('problem' in outcome) {
        reject(run, report, record, outcome.problem);
        return;
      }
      const { event, timeMs, contentHash } = outcome.mapped;
      watch.time(timeMs, line);
      watch.mapped(outcome.mapped, raw, line);
      // Written out: spreading the mapped event here cost a tenth of an import.
      const bytes = original ?? raw;
      const fate = writer.add({ event, timeMs, contentHash, raw: bytes, source: index, line, byteOffset });
      tell(run, report, line, fate, () => event.id);
    },
  };
};

const importSource = async (run: Run, { source, open, tally }: OpenSource, pass: GroupPass): Promise<SourceReport> => {
  const { file, name, layers, detected } = source;
  const report: SourceReport = {
    ...nothingRead,
    name,
    bytes: 0,
    sha256: null,
    format: detected.format,
    compressed: isCompressed(layers),
    skipped: null,
    ...(file.etag === undefined || holdsMembers(layers) ? {} : { etag: file.etag }),
  };
  const index = run.options.writer.beginSource(name);
  const findings = detected.format === 'csv' ? detected.dialect.findings : [];
  const watch = createSourceWatch(detected.format, findings, run.options.now().getTime());
  const text = textSplitter(source);
  for await (const _ of readSource(text, name, open, sinkFor(run, report, index, source, watch))) {
    checkCancelled(run.options.signal);
    run.progress.reading(name, pass.read(), run.total);
  }
  run.progress.sourceDone();
  const reading = sourceReading(source, text.encoding);
  const { profile } = source.mapping.plan;
  if (profile !== null && reading.profile !== null) run.profiles[reading.profile] = profile;
  const warnings = watch.finish(report.read);
  return { ...report, ...tally, reading, ...(warnings.length === 0 ? {} : { warnings }) };
};

/** The sources of a file, and before them, of a container, the file itself. */
const importGroup = async (run: Run, group: SourceGroup): Promise<SourceReport[]> => {
  const { file, isContainer } = group;
  const pass = openGroup(group, run.options.signal);
  const reports: SourceReport[] = [];
  for await (const source of pass.sources) reports.push(await importSource(run, source, pass));
  if (isContainer) {
    const { name, etag } = file;
    const tally = await pass.fileTally();
    reports.unshift({
      ...nothingRead,
      name,
      ...tally,
      format: null,
      compressed: group.sources.some(({ layers }) => isCompressed(layers)),
      skipped: null,
      members: reports.length,
      ...(etag === undefined ? {} : { etag }),
    });
  }
  run.progress.fileDone(file.bytes);
  return reports;
};

const importAll = async (run: Run, plan: ImportPlan, startedAt: Date): Promise<ImportReport> => {
  const { options } = run;
  const { writer, signal, appVersion, now } = options;
  const bytes = (compressed: boolean): number =>
    plan.groups.reduce((sum, { file, sources }) => {
      const isSo = sources.some(({ layers }) => isCompressed(layers));
      return sum + (isSo === compressed ? file.bytes : 0);
    }, 0);
  writer.expect(bytes(false), bytes(true));
  const sources: SourceReport[] = [];
  for (const group of plan.groups) sources.push(...(await importGroup(run, group)));
  sources.push(...[...(options.skipped ?? []), ...plan.skipped].map(skippedReport));
  checkCancelled(signal);
  const { origin, covers = [] } = options;
  const record = {
    ...run.total,
    startedAt: startedAt.toISOString(),
    appVersion,
    sources,
    ...(origin === undefined ? {} : { origin }),
    ...(covers.length === 0 ? {} : { covers: [...covers] }),
    ...(Object.keys(run.profiles).length === 0 ? {} : { profiles: run.profiles }),
  };
  const manifest = await writer.commit(record, (done, total) => run.progress.sealing(done, total, run.total));
  const events = manifest.segments.reduce((sum, segment) => sum + segment.events, 0);
  return {
    kind: 'report',
    ...run.total,
    importId: writer.importId,
    receipt: writer.receipt,
    archive: { events, segments: manifest.segments.length, generation: manifest.generation },
    sources,
    rejects: run.rejects,
    elapsedMs: now().getTime() - startedAt.getTime(),
  };
};

/**
 * Imports files and folders through an open writer, which is committed or aborted when this returns or throws.
 * Throws a WorkbenchError: CANCELLED, STRICT_REJECTED (naming the first record), or what planning, reading and the
 * archive throw.
 */
export const runImport = async (options: RunImportOptions): Promise<ImportReport> => {
  const startedAt = options.now();
  try {
    const plan = await planImport(options.sources, options);
    checkCancelled(options.signal);
    const progress = createProgress(plan.groups, startedAt, options.now, options.onProgress);
    return await importAll(
      {
        options,
        progress,
        total: { ...nothingRead },
        rejects: [],
        profiles: {},
        plain: new PlainRecords(options.writer),
      },
      plan,
      startedAt,
    );
  } catch (error) {
    // What failed first is what has to be told; what could not be cleared away the next writer clears away.
    await options.writer.abort().catch(() => undefined);
    throw error;
  }
};
