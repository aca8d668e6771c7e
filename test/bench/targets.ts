// What the workbench is to reach, and whether it does: against better-sqlite3, against DuckDB, and in itself.
import type { AbsenceResult } from './absence.ts';
import type { BrowserResult } from './browser.ts';
import type { ChangesResult } from './changes.ts';
import type { IngestResult } from './ingest.ts';
import type { OutliersResult } from './outliers.ts';
import type { PacksResult } from './packs.ts';
import type { PeerResult } from './peer.ts';
import type { ProofsResult } from './proofs.ts';
import type { WorkbenchResult } from './workbench.ts';

export interface Target {
  step: string;
  unit: string;
  ours: number;
  sqlite: number | null;
  duckdb: number | null;
  /** Greatest (for rates: least) ratio ours / theirs, and value, that counts as met; null: nothing is asked. */
  sqliteLimit: number | null;
  duckdbLimit: number | null;
  limit: number | null;
  /** A rate: more is better. */
  least: boolean;
  met: boolean;
}

type Asked = Omit<Target, 'met' | 'sqliteLimit' | 'duckdbLimit' | 'limit' | 'least' | 'unit' | 'sqlite' | 'duckdb'> &
  Partial<Target>;

const judge = (asked: Asked): Target => {
  const target = {
    unit: 'ms',
    sqlite: null,
    duckdb: null,
    sqliteLimit: null,
    duckdbLimit: null,
    limit: null,
    least: false,
    met: true,
    ...asked,
  };
  const within = (value: number, limit: number | null): boolean =>
    limit === null || (target.least ? value >= limit : value <= limit);
  target.met =
    within(target.ours, target.limit) &&
    (target.sqlite === null || within(target.ours / target.sqlite, target.sqliteLimit)) &&
    (target.duckdb === null || within(target.ours / target.duckdb, target.duckdbLimit));
  return target;
};

const megabytes = (bytes: number | null): number => (bytes ?? Number.NaN) / 1e6;

/** Limits of a million events; those of ten and twenty million ask for no ratios and tell growth. */
const limitsFor = (events: number) => {
  if (events > 10_000_000) return { question: 250, open: 2000, serveRss: 1200, large: true };
  return events > 2_000_000
    ? { question: 150, open: 1000, serveRss: 800, large: true }
    : { question: 10, open: 500, serveRss: 800, large: false };
};

/** Of a million events. */
export const absenceTargetsOf = ({ firstMs, ofTypeMs, ofIdMs, sqlite, duckdb }: AbsenceResult): Target[] => {
  const theirs = (name: 'ofTypeMs' | 'ofIdMs') => ({
    sqlite: sqlite?.[name] ?? null,
    duckdb: duckdb?.[name] ?? null,
  });
  return [
    { step: 'statement of non-access, the first of a host', ours: firstMs },
    {
      step: 'statement of non-access, of a type (peers: two counts)',
      ours: ofTypeMs,
      ...theirs('ofTypeMs'),
      limit: 300,
    },
    { step: 'statement of non-access, of an id (peers: two counts)', ours: ofIdMs, ...theirs('ofIdMs'), limit: 300 },
  ].map(judge);
};

/** `millionRate`: events a second of the import of a million, of which larger ones keep four fifths; null: not known. */
export const targetsOf = (
  ours: WorkbenchResult,
  events: number,
  sqlite: PeerResult | undefined,
  duckdb: PeerResult | undefined,
  hashingMs: number | null,
  millionRate: number | null,
): Target[] => {
  const limits = limitsFor(events);
  const rate = (ms: number | null | undefined): number | null => (ms == null ? null : (events / ms) * 1000);
  const ratio = (limit: number): number | null => (limits.large ? null : limit);
  return [
    {
      step: 'import: sealed, originals, hashes, root, receipt',
      unit: 'events/s',
      ours: (events / ours.importMs) * 1000,
      sqlite: rate(sqlite?.importMs),
      duckdb: rate(duckdb?.importMs),
      sqliteLimit: 1,
      limit: limits.large ? millionRate && millionRate * 0.8 : 120_000,
      least: true,
    },
    ...(hashingMs === null
      ? []
      : [
          {
            step: 'import less its hashing (the difference)',
            unit: 'events/s',
            ours: (events / (ours.importMs - hashingMs)) * 1000,
            sqlite: rate(sqlite?.importMs),
            duckdb: rate(duckdb?.importMs),
            sqliteLimit: 1.4,
            duckdbLimit: 0.8,
            least: true,
          },
        ]),
    { step: 'import, peak RSS', unit: 'MB', ours: megabytes(ours.importPeakRss), limit: limits.large ? null : 1000 },
    {
      step: 'count, one term and a negation',
      ours: ours.countMs,
      sqlite: sqlite?.countMs ?? null,
      duckdb: duckdb?.countMs ?? null,
      sqliteLimit: ratio(0.2),
      duckdbLimit: ratio(1.2),
      limit: limits.large ? limits.question : 5,
    },
    {
      step: 'count, several terms',
      ours: ours.countSeveralMs,
      sqlite: sqlite?.countSeveralMs ?? null,
      duckdb: duckdb?.countSeveralMs ?? null,
      sqliteLimit: ratio(0.2),
      duckdbLimit: ratio(1.2),
      limit: limits.large ? limits.question : 5,
    },
    {
      step: 'count + three facets',
      ours: ours.countAndFacetsMs,
      sqlite: sqlite?.countAndFacetsMs ?? null,
      duckdb: duckdb?.countAndFacetsMs ?? null,
      sqliteLimit: ratio(0.06),
      duckdbLimit: ratio(0.65),
      limit: limits.question,
    },
    {
      step: 'histogram by day',
      ours: ours.histogramMs,
      sqlite: sqlite?.histogramMs ?? null,
      duckdb: duckdb?.histogramMs ?? null,
      sqliteLimit: ratio(0.1),
      duckdbLimit: ratio(1),
      limit: limits.large ? limits.question : null,
    },
    { step: 'page of 200, first', ours: ours.firstPageMs, limit: limits.large ? 50 : 15 },
    { step: 'page of 200, middle', ours: ours.middlePageMs, limit: limits.large ? 50 : 15 },
    {
      step: 'page of 200, last',
      ours: ours.lastPageMs,
      sqlite: sqlite?.deepPageMs ?? null,
      duckdb: duckdb?.deepPageMs ?? null,
      duckdbLimit: ratio(1),
      limit: limits.large ? 50 : 15,
    },
    {
      step: 'substring in reasons and changes',
      ours: ours.textMs,
      sqlite: sqlite?.textMs ?? null,
      duckdb: duckdb?.textMs ?? null,
      sqliteLimit: ratio(0.5),
      duckdbLimit: ratio(2),
    },
    { step: 'substring, first rows', ours: ours.textFirstRowsMs, limit: limits.large ? null : 50 },
    { step: 'open', ours: ours.openMs, limit: limits.open },
    {
      step: 'bytes an event, all included',
      unit: 'B',
      ours: ours.archiveBytes / events,
      sqlite: sqlite ? sqlite.bytes / events : null,
      duckdb: duckdb ? duckdb.bytes / events : null,
      sqliteLimit: 0.9,
      limit: 200,
    },
    { step: 'serving, peak RSS', unit: 'MB', ours: megabytes(ours.servePeakRss), limit: limits.serveRss },
  ].map(judge);
};

/** What formats, compression, several files and large inputs are to reach. */
export const ingestTargetsOf = (ours: IngestResult): Target[] =>
  [
    { step: 'JSONL', unit: 'events/s', ours: ours.jsonlRate, limit: 100_000, least: true },
    { step: 'CSV', unit: 'events/s', ours: ours.csvRate, limit: 80_000, least: true },
    {
      step: 'gzipped JSONL, of the plain rate',
      unit: '%',
      ours: (ours.gzipRate / ours.jsonlRate) * 100,
      limit: 85,
      least: true,
    },
    {
      step: 'two files, of the rate of one',
      unit: '%',
      ours: (ours.twoFilesRate / ours.oneFileRate) * 100,
      limit: 150,
      least: true,
    },
    {
      step: `peak RSS, ${(ours.largeBytes / 1e9).toFixed(1)} GB more than a tenth of it`,
      unit: 'MB',
      ours: megabytes(ours.largeRss) - megabytes(ours.smallRss),
      limit: 300,
    },
  ].map(judge);

/** A screen refreshes 60 times a second; a frame or two late is not seen. */
const smoothRate = 57;

export const browserTargetsOf = (ours: BrowserResult): Target[] =>
  [
    { step: 'first useful screen', ours: ours.firstScreenMs, limit: 1500 },
    { step: 'key press in a filter to updated grid', ours: ours.filterMs, limit: 150 },
    { step: 'key press to updated facets', ours: ours.facetsMs, limit: 200 },
    { step: 'jump to the middle', ours: ours.jumpMs, limit: 150 },
    { step: 'scrolling', unit: 'frames/s', ours: ours.framesPerSecond, limit: smoothRate, least: true },
    { step: 'scrolling: longest time with a blank row', ours: ours.longestBlankMs, limit: 100 },
    { step: 'longest main-thread task', ours: ours.longestTaskMs, limit: 100 },
    { step: 'renderer heap', unit: 'MB', ours: megabytes(ours.heapBytes), limit: 250 },
  ].map(judge);

export const changesTargetsOf = (ours: ChangesResult): Target[] => {
  const { sqlite, duckdb } = ours;
  return [
    { step: 'diff of two states of 100 KB', ours: ours.diffSmallMs, limit: 30 },
    { step: 'diff of two states of 1 MB', ours: ours.diffLargeMs, limit: 300 },
    { step: `history of ${ours.versions} versions`, ours: ours.historyMs, limit: 200 },
    { step: 'state as of a moment, same resource', ours: ours.stateMs, limit: 200 },
    {
      step: `chain check over ${ours.changes} changes`,
      ours: ours.chainMs,
      sqlite: sqlite?.chainMs ?? null,
      duckdb: duckdb?.chainMs ?? null,
      limit: 3000,
    },
    { step: 'chain check, first question of a host', ours: ours.firstChainMs, limit: 3000 },
    { step: `Monaco, pair of ${ours.monacoLines} lines`, ours: ours.monacoMs, limit: 500 },
  ].map(judge);
};

/** Ten million events may take eight times as long. */
export const outliersTargetsOf = (ours: OutliersResult, events: number): Target[] => {
  const { sqlite, duckdb } = ours;
  const [scores, again] = events > 2_000_000 ? [8000, null] : [1000, 1000];
  const theirs = { sqlite: sqlite?.countingMs ?? null, duckdb: duckdb?.countingMs ?? null };
  return [
    { step: 'all scores, first question of a host', ours: ours.firstMs, limit: scores },
    { step: 'all scores under another filter (peers: the counting)', ours: ours.againMs, ...theirs, limit: again },
    { step: `report with ${ours.found} findings, another filter`, ours: ours.reportMs, limit: again },
    { step: 'page of one actor, first asked', ours: ours.actorMs, limit: null },
    { step: 'page of one actor, another day', ours: ours.actorAgainMs, limit: 50 },
  ].map(judge);
};

export const packsTargetsOf = ({ events, ms, peakRss, pythonMs }: PacksResult): Target[] =>
  [
    { step: `pack of ${events} events, whole command`, ours: ms, limit: 20_000 },
    ...(peakRss === null ? [] : [{ step: 'its peak memory', unit: 'MB', ours: peakRss / 1e6, limit: 600 }]),
    ...(pythonMs === null ? [] : [{ step: 'verify.py on that pack', ours: pythonMs, limit: 30_000 }]),
  ].map(judge);

export const proofsTargetsOf = ({ firstMs, againMs, absenceFirstMs, absenceAgainMs }: ProofsResult): Target[] =>
  [
    { step: 'proof of an event, the first of an import', ours: firstMs, limit: null },
    { step: 'proof of another event', ours: againMs, limit: 50 },
    { step: 'proof of absence, the first of an archive', ours: absenceFirstMs, limit: null },
    { step: 'proof of absence, another key', ours: absenceAgainMs, limit: null },
  ].map(judge);

const number = (value: number | null): string => {
  if (value === null) return '–';
  return value >= 1000 ? value.toFixed(0) : value >= 100 ? value.toFixed(0) : value.toFixed(1);
};

/** The table as lines of text. */
export const table = (targets: readonly Target[]): string[] => {
  const compared = (target: Target, theirs: number | null, limit: number | null): string => {
    if (theirs === null) return '–';
    const asked = limit === null ? '' : ` (${target.least ? '>=' : '<='} ${limit}x)`;
    return `${number(theirs)} = ${(target.ours / theirs).toFixed(2)}x${asked}`;
  };
  const rows = targets.map((target) => [
    target.met ? 'met' : 'MISSED',
    target.step,
    `${number(target.ours)} ${target.unit}`,
    target.limit === null ? '–' : `${target.least ? '>=' : '<='} ${Math.round(target.limit)}`,
    compared(target, target.sqlite, target.sqliteLimit),
    compared(target, target.duckdb, target.duckdbLimit),
  ]);
  const head = ['', 'step', 'ours', 'asked', 'better-sqlite3', 'DuckDB'];
  const widths = head.map((title, place) => Math.max(title.length, ...rows.map((row) => (row[place] ?? '').length)));
  return [head, ...rows].map((row) =>
    row
      .map((cell, place) => cell.padEnd(widths[place] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};
