// Names of everything inside an archive folder. Paths in the manifest are relative and use forward slashes.

export const manifestName = 'archive.json';
export const lockName = 'archive.lock';
export const ledgerName = 'ledger.jsonl';
/** The analyst's own work and the lock of its changes: no part of the evidence, so neither manifest nor ledger speaks of them. */
export const caseName = 'case.sqlite';
export const caseLockName = 'case.lock';
const segmentFolder = 'segments';
const originalsFolder = 'originals';
const quarantineFolder = 'quarantine';
const cacheFolder = 'cache';
/** What was fetched from the API or a bucket and is not imported yet. No part of the archive: nothing reads it but the next pull. */
export const pullsFolder = 'pulls';
export const archiveFolders = [segmentFolder, originalsFolder, quarantineFolder, cacheFolder] as const;

/** Files being written carry this in their name and are never read. */
export const temporaryMark = '.tmp-';
/** The lock's name followed by this and a hash: somebody takes a dead holder's lock over. */
export const heirMark = '.heir-';

/** Whether a file beside the manifest is what a killed process can leave there. */
export const isLeftOver = (name: string): boolean =>
  [`${manifestName}${temporaryMark}`, `${lockName}${temporaryMark}`, `${lockName}${heirMark}`].some((start) =>
    name.startsWith(start),
  );

/** Whether a file beside the manifest is what a process killed amid a change of the case can leave there. */
export const isCaseLeftOver = (name: string): boolean =>
  [`${caseName}${temporaryMark}`, `${caseLockName}${temporaryMark}`, `${caseLockName}${heirMark}`].some((start) =>
    name.startsWith(start),
  );

/** `2026-05.000.7`: month (UTC), part, generation that wrote it. */
export const segmentStem = (month: string, part: number, generation: number): string =>
  `${month}.${String(part).padStart(3, '0')}.${generation}`;

export const segmentFile = (stem: string): string => `${segmentFolder}/${stem}.sqlite`;
export const originalsFile = (stem: string): string => `${originalsFolder}/${stem}.bin`;
export const quarantineFile = (importId: string): string => `${quarantineFolder}/${importId}.jsonl`;

/** The stem of a segment's file name as the manifest gives it. */
export const stemOf = (file: string): string => file.slice(segmentFolder.length + 1, -'.sqlite'.length);

export const columnsSidecar = (stem: string): string => `${cacheFolder}/${stem}.columns`;

/** What is kept of an import's Merkle trees: over its events, and over its keys. */
export const eventsTreeFile = (importId: string): string => `${cacheFolder}/${importId}.events-tree`;
export const keysTreeFile = (importId: string): string => `${cacheFolder}/${importId}.keys-tree`;
