// The archive that a program with segment schema 1 wrote, unpacked into a temporary folder, and what it is known to hold.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { StoredEvent } from '#core/archive/types.ts';
import { temporaryFolder } from './temp-archive.ts';

const fixture = resolve(import.meta.dirname, '../../../../fixtures/archive-v1');

/** An event as the fixture tells it: `bytes` is the length of its source record. */
export type ExpectedEvent = Omit<StoredEvent, 'seq' | 'contentHash'> & {
  segment: string;
  contentHash: string;
  bytes: number;
};

const text = (name: string): string => readFileSync(join(fixture, name), 'utf8');

export const sourcesFolder = join(fixture, 'sources');
export const sourceNames: readonly string[] = readdirSync(sourcesFolder).sort();
export const expectedEvents: readonly ExpectedEvent[] = text('expected-events.jsonl')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as ExpectedEvent);
export const expectedCounts = JSON.parse(text('expected-counts.json')) as { filter: string; count: number }[];

/** The record's bytes in the source file it was imported from. */
export const sourceRecord = ({ source, byteOffset, bytes }: ExpectedEvent): Buffer =>
  readFileSync(join(sourcesFolder, source)).subarray(byteOffset, byteOffset + bytes);

/** Path of a fresh copy. */
export const firstSchemaArchive = (): string => {
  const path = temporaryFolder();
  const packed = join(fixture, 'archive');
  for (const name of readdirSync(packed, { recursive: true, encoding: 'utf8' })) {
    if (!/\.[a-z0-9]+$/.test(name)) continue;
    const bytes = readFileSync(join(packed, name));
    const target = join(path, name);
    mkdirSync(dirname(target), { recursive: true });
    if (name.endsWith('.gz')) writeFileSync(target.slice(0, -'.gz'.length), gunzipSync(bytes));
    else writeFileSync(target, bytes);
  }
  return path;
};
