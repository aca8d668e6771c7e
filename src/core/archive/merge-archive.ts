// Merges small parts of months into one segment each: new files first, then a signed line in the ledger, then the
// manifest, then the old files go. As with an import, readers see the generation before or the one after, and a kill at
// any instant leaves one of them whole.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Compaction } from '#shared/model/compaction.ts';
import { processSigner } from '../evidence/installation-signer.ts';
import type { ArchiveLock } from './archive-lock.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { awaitLock } from './await-lock.ts';
import { DatabasePool } from './database-pool.ts';
import { initSql, type SqlModule } from './init-sql.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { PartsGatherer } from './merge-parts.ts';
import { type MergeLimits, mergeLimits, planMerges } from './merge-plan.ts';
import { removeOrphans } from './recover.ts';
import { sealMonth } from './seal-month.ts';
import { sealCompaction } from './seal-receipt.ts';
import type { Manifest, SegmentEntry } from './types.ts';
import { checkSize } from './verify-file.ts';

/** Bytes of segment files held open while merging. */
const poolBudget = 64 * 1024 * 1024;
/** A commit is made when so many events have been merged, so that giving up loses little. */
const eventsPerCommit = 400_000;

/** `merges`: of this commit, none when nothing was to do; `left`: groups still to be merged; `generation`: after it. */
export interface MergeReport {
  merges: Compaction['merges'];
  events: number;
  left: number;
  generation: number;
}

export interface MergeRequest extends ArchiveOptions {
  signal?: AbortSignal | undefined;
  limits?: MergeLimits;
}

/** Lets other work of this thread run; throws CANCELLED once the signal is aborted. */
const breatherFor =
  (signal: AbortSignal | undefined): (() => Promise<void>) =>
  async () => {
    await new Promise(setImmediate);
    if (signal?.aborted === true) throw new WorkbenchError('CANCELLED', 'merging');
  };

const filesOf = (entries: readonly SegmentEntry[]): string[] =>
  entries.flatMap(({ file, originals }) => (originals ? [file, originals.file] : [file]));

/** Nothing may be lost on the way: as many events and conflicts as the parts held, each with its content hash. */
const assertWhole = (archivePath: string, parts: readonly SegmentEntry[], merged: SegmentEntry): void => {
  const sum = (of: (entry: SegmentEntry) => number): number => parts.reduce((total, part) => total + of(part), 0);
  for (const name of ['events', 'conflicts'] as const) {
    const expected = sum((part) => part[name]);
    if (merged[name] === expected) continue;
    throw new WorkbenchError('INTERNAL', archivePath, `merging made ${merged[name]} ${name} of ${expected}`);
  }
};

const mergeGroup = async (
  sql: SqlModule,
  archivePath: string,
  parts: readonly SegmentEntry[],
  generation: number,
  breathe: () => Promise<void>,
): Promise<SegmentEntry> => {
  const [first] = parts;
  if (!first) throw new RangeError('there is no part to merge');
  const pool = new DatabasePool(sql, archivePath, poolBudget);
  try {
    const gatherer = new PartsGatherer(archivePath, pool, first.month);
    for (const part of parts) {
      await gatherer.take(part, breathe);
      pool.release(part.file);
    }
    await breathe();
    const { month, sources, templates } = gatherer;
    const { entry } = sealMonth(sql, month, {
      archivePath,
      part: Math.min(...parts.map(({ part }) => part)),
      generation,
      sources,
      templates,
    });
    assertWhole(archivePath, parts, entry);
    return entry;
  } finally {
    pool.close();
  }
};

/** The manifest's segments with each merged one in the place of its first part. */
const replaced = (manifest: Manifest, merged: ReadonlyMap<string, SegmentEntry>): SegmentEntry[] => {
  const seen = new Set<SegmentEntry>();
  return manifest.segments.flatMap((segment) => {
    const into = merged.get(segment.file);
    if (!into) return [segment];
    if (seen.has(into)) return [];
    seen.add(into);
    return [into];
  });
};

const commitMerges = async (path: string, lock: ArchiveLock, request: MergeRequest): Promise<MergeReport> => {
  const { appVersion, signal, limits = mergeLimits } = request;
  const manifest = readManifest(path);
  removeOrphans(path, manifest);
  const groups = planMerges(manifest.segments, limits);
  if (groups.length === 0) return { merges: [], events: 0, left: 0, generation: manifest.generation };
  for (const entry of groups.flat()) {
    checkSize(path, entry);
    if (entry.originals) checkSize(path, entry.originals);
  }
  const sql = await initSql();
  const generation = manifest.generation + 1;
  const breathe = breatherFor(signal);
  const into = new Map<string, SegmentEntry>();
  const merges: Compaction['merges'] = [];
  let events = 0;
  try {
    for (const parts of groups) {
      if (events > 0 && events + parts.reduce((sum, part) => sum + part.events, 0) > eventsPerCommit) break;
      const entry = await mergeGroup(sql, path, parts, generation, breathe);
      for (const { file } of parts) into.set(file, entry);
      merges.push({ from: filesOf(parts), into: filesOf([entry]) });
      events += entry.events;
    }
    const after: Manifest = { ...manifest, version: 2, appVersion, generation, segments: replaced(manifest, into) };
    const signer = (await request.signer?.()) ?? processSigner();
    const at = request.now().toISOString();
    lock.assertHeld();
    const ledger = sealCompaction({ archivePath: path, before: manifest, after, signer, at }, merges);
    writeManifest(path, { ...after, ledger });
  } catch (error) {
    clearAway(path, lock);
    throw error;
  }
  clearAway(path, lock);
  return { merges, events, left: groups.length - merges.length, generation };
};

/** Removes what the manifest on disk does not name; the next writer does where this fails. */
const clearAway = (path: string, lock: ArchiveLock): void => {
  try {
    if (lock.isHeld()) removeOrphans(path, readManifest(path));
  } catch {
    // What was committed is whole; left-over files are nobody's.
  }
};

/** Whether merging would change anything: a look at the manifest alone. Throws what `readManifest` throws. */
export const isMergeable = (path: string, limits: MergeLimits = mergeLimits): boolean =>
  planMerges(readManifest(path).segments, limits).length > 0;

/**
 * Merges small parts of months, one commit a call: call again while the report says that some are left. Events, records,
 * provenance, flags and hashes stay exactly as they are. Throws CANCELLED, ARCHIVE_LOCKED (somebody else writes),
 * ARCHIVE_DAMAGED, DISK_FULL and what else writing throws; then the archive is as it was before.
 */
export const mergeArchive = async (path: string, request: MergeRequest): Promise<MergeReport> => {
  const lock = await awaitLock(path);
  try {
    return await commitMerges(path, lock, request);
  } finally {
    lock.release();
  }
};

/** As `mergeArchive`, until nothing is left to merge. */
export const compactArchive = async (path: string, request: MergeRequest): Promise<Compaction> => {
  const done: Compaction = { merges: [], events: 0, generation: 0 };
  for (;;) {
    const { merges, events, left, generation } = await mergeArchive(path, request);
    done.merges.push(...merges);
    done.events += events;
    done.generation = generation;
    if (left === 0) return done;
  }
};
