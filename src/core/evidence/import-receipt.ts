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

/** From the earliest to the latest moment that the import's claims hold whole; null where it made none or they leave a gap. */
const wholeCoverage = ({ covers = [] }: ImportRecord): Receipt['coverage'] => {
  const sorted = covers.toSorted((left, right) => Date.parse(left.from) - Date.parse(right.from));
  const first = sorted[0];
  if (first === undefined) return null;
  let to = first.to;
  for (const claim of sorted) {
    if (Date.parse(claim.from) > Date.parse(to)) return null;
    if (Date.parse(claim.to) > Date.parse(to)) to = claim.to;
  }
  return { from: first.from, to };
};

/** The profile all sources were mapped with; null for the built-in readings, and where there were several. */
const soleProfile = ({ profiles = {} }: ImportRecord): string | null => {
  const names = Object.keys(profiles);
  return names.length === 1 ? (names[0] ?? null) : null;
};

export const importReceipt = (record: ImportRecord, stored: StoredEvents): Receipt => ({
  ...recordedPart(record),
  source: record.origin ?? { kind: 'files', parameters: {} },
  oldest: instant(stored.oldestMs),
  newest: instant(stored.newestMs),
  coverage: wholeCoverage(record),
  mappingProfile: soleProfile(record),
  parserVersion,
  roots: { events: stored.eventsRoot, rejected: stored.rejectedRoot },
  operator: null,
});
