// One file imported twice: record by record through the mapper, and into an archive, where records may be taken from their bytes.
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { ArchiveWriter } from '#core/archive/types.ts';
import { runImport } from '#core/ingest/run-import.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { type ImportDecisions, noDecisions } from '#shared/model/mapping.ts';
import { createMemoryWriter } from './memory-writer.ts';

const options = { appVersion: '0.0.0-test', now: () => new Date() };

/** What is stored of one event; `order`: the texts of its open parts, members in their order. */
export interface Stored {
  id: string;
  hash: string;
  event: AuditEvent;
  order: string;
  raw: string;
  line: number;
  byteOffset: number;
}

export interface OneWay {
  counts: { read: number; accepted: number; duplicates: number; conflicts: number; rejected: number };
  stored: Stored[];
}

const storedOf = (
  event: AuditEvent,
  contentHash: Uint8Array,
  raw: Uint8Array,
  place: { line: number; byteOffset: number },
): Stored => ({
  id: event.id,
  hash: Buffer.from(contentHash).toString('hex'),
  event,
  order: JSON.stringify([event.diff, event.before, event.after, event.extra]),
  raw: Buffer.from(raw).toString('latin1'),
  line: place.line,
  byteOffset: place.byteOffset,
});

const inOrder = (left: Stored, right: Stored): number => left.line - right.line;

/** The file through the mapper. */
export const mappedOneByOne = async (file: string, decisions: ImportDecisions = noDecisions): Promise<OneWay> => {
  const writer = createMemoryWriter();
  const sources = [{ path: file, name: 'in' }];
  const report = await runImport({ ...options, writer, sources, strict: false, decisions });
  const { read, accepted, duplicates, conflicts, rejected } = report;
  const stored = writer.events.map((one) => storedOf(one.event, one.contentHash, one.raw, one));
  return { counts: { read, accepted, duplicates, conflicts, rejected }, stored: stored.sort(inOrder) };
};

/** The file into a new archive at `path`, and how many of its records were taken from their bytes. */
export const throughAnArchive = async (
  file: string,
  path: string,
  decisions: ImportDecisions = noDecisions,
): Promise<OneWay & { plain: number }> => {
  createArchive(path, options);
  const writer = await openWriter(path, options);
  let plain = 0;
  const counting: ArchiveWriter = new Proxy(writer, {
    get: (target, name) => {
      if (name === 'addBytes') plain++;
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const sources = [{ path: file, name: 'in' }];
  const report = await runImport({ ...options, writer: counting, sources, strict: false, decisions });
  const reader = await openReader(path);
  try {
    const stored = reader.segments.flatMap((segment) =>
      segment
        .events([...Array(segment.entry.events).keys()])
        .map((one) => storedOf(one.event, one.contentHash, segment.raw(one.seq), one)),
    );
    const { read, accepted, duplicates, conflicts, rejected } = report;
    return { counts: { read, accepted, duplicates, conflicts, rejected }, stored: stored.sort(inOrder), plain };
  } finally {
    reader.close();
  }
};
