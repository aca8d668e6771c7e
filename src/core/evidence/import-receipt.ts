// The receipt of an import, from what the archive recorded of it.
import type { ImportRecord } from '#shared/model/archive.ts';
import type { Receipt } from '#shared/model/ledger.ts';

/** Counts up whenever the same source bytes could become other events than before. */
const parserVersion = '1';

/** What only the commit knows: roots as hex, times in ms UTC (null when nothing was stored). */
export interface StoredEvents {
  eventsRoot: string;
  rejectedRoot: string;
  oldestMs: number | null;
  newestMs: number | null;
}

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** The part of a receipt that the manifest's record of the import tells as well. */
export const recordedPart = (record: ImportRecord) =>
  ({
    importId: record.id,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    files: record.sources.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    read: record.read,
    accepted: record.accepted,
    duplicates: record.duplicates,
    conflicts: record.conflicts,
    rejected: record.rejected,
    appVersion: record.appVersion,
  }) satisfies Partial<Receipt>;

export const importReceipt = (record: ImportRecord, stored: StoredEvents): Receipt => ({
  ...recordedPart(record),
  source: { kind: 'files', parameters: {} },
  oldest: instant(stored.oldestMs),
  newest: instant(stored.newestMs),
  coverage: null,
  mappingProfile: null,
  parserVersion,
  roots: { events: stored.eventsRoot, rejected: stored.rejectedRoot },
  operator: null,
});
