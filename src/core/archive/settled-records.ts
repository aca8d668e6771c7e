// Which rejected records a later import has read again. Imports never change, so the later one names what it took:
// `ordinals:<import>` in the parameters of its origin.
import type { ImportOrigin, ImportRecord } from '#shared/model/archive.ts';
import { type OrdinalRange, parseOrdinals, printOrdinals } from './ordinal-ranges.ts';

const prefix = 'ordinals:';

type Settled = OrdinalRange & { by: string };

/** The parameters of an import that reads these records again, by the import that rejected them. */
export const settlingParameters = (taken: ReadonlyMap<string, readonly OrdinalRange[]>): ImportOrigin['parameters'] =>
  Object.fromEntries([...taken].map(([importId, ranges]) => [prefix + importId, printOrdinals(ranges)]));

export interface SettledRecords {
  /** The import that read the record again; null while it waits. */
  by(importId: string, ordinal: number): string | null;
  /** How many of the import's rejected records were read again. */
  count(importId: string): number;
}

const settledBy = (record: ImportRecord): [importId: string, settled: Settled[]][] => {
  if (record.origin?.kind !== 'quarantine') return [];
  return Object.entries(record.origin.parameters).flatMap(([name, text]): [string, Settled[]][] => {
    if (!name.startsWith(prefix)) return [];
    // What cannot be read settles nothing: those records wait on.
    const ranges = parseOrdinals(text) ?? [];
    return [[name.slice(prefix.length), ranges.map((range) => ({ ...range, by: record.id }))]];
  });
};

/** Read off the imports of a manifest. */
export const settledRecords = (imports: readonly ImportRecord[]): SettledRecords => {
  const byImport = new Map<string, Settled[]>();
  for (const [importId, settled] of imports.flatMap(settledBy)) {
    byImport.set(importId, [...(byImport.get(importId) ?? []), ...settled]);
  }
  for (const settled of byImport.values()) settled.sort((left, right) => left.from - right.from);
  return {
    by: (importId, ordinal) => {
      const settled = byImport.get(importId) ?? [];
      let low = 0;
      let high = settled.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((settled[middle]?.to ?? 0) < ordinal) low = middle + 1;
        else high = middle;
      }
      const found = settled[low];
      return found !== undefined && found.from <= ordinal ? found.by : null;
    },
    count: (importId) => (byImport.get(importId) ?? []).reduce((sum, { from, to }) => sum + to - from + 1, 0),
  };
};
