// A fresh archive in a temporary folder for each test, and imports into it in one call.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { defaultLimits, type SealLimits } from '#core/archive/import-writer.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { ArchiveWriter, IncomingEvent, Manifest, Outcome, RejectedRecord } from '#core/archive/types.ts';

export const options = { appVersion: '0.1.0', now: () => new Date('2026-06-01T12:00:00.000Z') };

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sivo-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const temporaryArchive = (): string => {
  const path = temporaryFolder();
  createArchive(path, options);
  return path;
};

/** Counts as ingest would tell them for these outcomes. */
export const recordOf = (outcomes: readonly Outcome[], rejected = 0): Parameters<ArchiveWriter['commit']>[0] => {
  const tally = (outcome: Outcome): number => outcomes.filter((each) => each === outcome).length;
  return {
    read: outcomes.length + rejected,
    accepted: tally('accepted'),
    duplicates: tally('duplicate'),
    conflicts: tally('conflict'),
    rejected,
    startedAt: options.now().toISOString(),
    appVersion: options.appVersion,
    sources: [],
  };
};

/** One whole import of these events, as one source. */
export const importEvents = async (
  path: string,
  events: readonly IncomingEvent[],
  { rejects = [], limits = defaultLimits }: { rejects?: readonly RejectedRecord[]; limits?: SealLimits } = {},
): Promise<{ outcomes: Outcome[]; manifest: Manifest; importId: string }> => {
  const writer = await openWriter(path, options, limits);
  try {
    const source = writer.beginSource('events.jsonl');
    const outcomes = events.map((each) => writer.add({ ...each, source }));
    for (const reject of rejects) writer.reject(reject);
    const manifest = await writer.commit(recordOf(outcomes, rejects.length));
    return { outcomes, manifest, importId: writer.importId };
  } finally {
    await writer.abort();
  }
};
