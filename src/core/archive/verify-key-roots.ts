// Roots over sorted keys, as lines of the ledger tell them, held against the events. Computing them is the business of another
// room, which is handed in.
import type { LedgerLine } from '#shared/model/ledger.ts';
import type { DatabasePool } from './database-pool.ts';
import { segmentReader } from './segment-reader.ts';
import { TextCache } from './text-cache.ts';
import type { Manifest, SegmentColumns, SegmentReader } from './types.ts';
import type { Findings } from './verify-findings.ts';
import { lineName } from './verify-ledger.ts';

/** Hex root and number of the keys of an import's events. */
export type KeyRootOf = (
  segments: readonly SegmentReader[],
  importId: string,
  breathe: () => Promise<void>,
) => Promise<{ root: string; leaves: number }>;

/** What was verified before: `columnsOf` gives the columns made of the rows themselves, by file. */
export interface VerifiedArchive {
  archivePath: string;
  manifest: Manifest;
  pool: DatabasePool;
  columnsOf: ReadonlyMap<string, SegmentColumns>;
}

/** Readers that never look at derived files. */
const readersOf = ({ archivePath, manifest, pool, columnsOf }: VerifiedArchive): SegmentReader[] => {
  const texts = new TextCache(0);
  return manifest.segments.map((entry) =>
    Object.defineProperty(segmentReader(archivePath, entry, pool, texts), 'columns', {
      value: columnsOf.get(entry.file),
    }),
  );
};

/** Every root that every `keys` line tells; an import's own is computed once. Throws what `step` throws. */
export const verifyKeyRoots = async (
  lines: readonly LedgerLine[],
  verified: VerifiedArchive,
  keyRootOf: KeyRootOf,
  findings: Findings,
  step: (where: string) => Promise<void>,
): Promise<void> => {
  const known = new Set(verified.manifest.imports.map(({ id }) => id));
  const found = new Map<string, { root: string; leaves: number }>();
  const readers = readersOf(verified);
  for (const line of lines) {
    if (line.kind !== 'keys') continue;
    const where = lineName(line.sequence + 1);
    for (const { importId, root, leaves } of line.body.roots) {
      if (!known.has(importId)) {
        findings.problem('receipt', where, `it tells a root over the keys of import ${importId}, which there is not`);
        continue;
      }
      const own = found.get(importId) ?? (await keyRootOf(readers, importId, () => step(where)));
      found.set(importId, own);
      if (own.root === root && own.leaves === leaves) continue;
      const told = `${root} over ${leaves} keys`;
      const given = `${own.root} over ${own.leaves}`;
      findings.problem(
        'receipt',
        where,
        `root over the keys of import ${importId}: ${told} where the archive gives ${given}`,
      );
    }
  }
};
