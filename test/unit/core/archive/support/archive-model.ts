// What an archive should hold, as plain lists, and the comparison with what it does hold.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openReader } from '#core/archive/open-reader.ts';
import type { IncomingEvent, Outcome, SegmentReader } from '#core/archive/types.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';

const contentOf = ({ contentHash }: { contentHash: Uint8Array }): string => Buffer.from(contentHash).toString('hex');

/** Events in the order they were stored, one for each version of an id. */
export class ArchiveModel {
  readonly stored: IncomingEvent[] = [];
  readonly #versions = new Map<string, Set<string>>();

  /** What an import of this event must say, and the event kept if it is new. */
  add(incoming: IncomingEvent): Outcome {
    const { id } = incoming.event;
    const versions = this.#versions.get(id) ?? new Set<string>();
    const content = contentOf(incoming);
    if (versions.has(content)) return 'duplicate';
    const outcome = versions.size === 0 ? 'accepted' : 'conflict';
    this.#versions.set(id, versions.add(content));
    this.stored.push(incoming);
    return outcome;
  }

  isLater(incoming: IncomingEvent): boolean {
    return this.#versions.get(incoming.event.id)?.values().next().value !== contentOf(incoming);
  }

  clone(): ArchiveModel {
    const copy = new ArchiveModel();
    for (const event of this.stored) copy.add(event);
    return copy;
  }
}

/** Of how many events the source record is compared too: all, or those whose content hash begins with a small byte. */
type Records = 'all' | 'some';
const isCompared = (content: string, records: Records): boolean => records === 'all' || content < '20';

const rowsOf = (segment: SegmentReader, records: Records): string[] =>
  segment.events([...Array(segment.entry.events).keys()]).map((stored) => {
    const content = contentOf(stored);
    const raw = isCompared(content, records) ? Buffer.from(segment.raw(stored.seq)).toString('base64') : null;
    return JSON.stringify([content, stored.event, stored.conflict, stored.line, stored.byteOffset, raw]);
  });

/** Every event the archive holds, with its record's bytes, as comparable texts in any order. */
const archiveContent = async (path: string, records: Records): Promise<string[]> => {
  const reader = await openReader(path);
  try {
    return reader.segments.flatMap((segment) => rowsOf(segment, records)).sort();
  } finally {
    reader.close();
  }
};

/** The same texts for what the model holds. */
const modelContent = (model: ArchiveModel, records: Records): string[] =>
  model.stored
    .map((each) => {
      const content = contentOf(each);
      const raw = isCompared(content, records) ? Buffer.from(each.raw).toString('base64') : null;
      return JSON.stringify([content, each.event, model.isLater(each), each.line, each.byteOffset, raw]);
    })
    .sort();

/** Names of files that are being written or were left so. */
export const temporaryFiles = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tmp-|\.heir-/.test(name));

/** Files of segments and originals, as the folders hold them. */
export const sealedFiles = (path: string): string[] =>
  ['segments', 'originals']
    .flatMap((folder) => readdirSync(join(path, folder)).map((name) => `${folder}/${name}`))
    .sort();

/** Fails unless the archive holds exactly the model's events; tells the first few that differ. */
export const expectContent = async (path: string, model: ArchiveModel, records: Records = 'all'): Promise<void> => {
  const held = await archiveContent(path, records);
  const wanted = modelContent(model, records);
  const only = (these: readonly string[], others: readonly string[]): string[] => {
    const known = new Set(others);
    return these.filter((text) => !known.has(text)).slice(0, 3);
  };
  expect({ events: held.length, missing: only(wanted, held), extra: only(held, wanted) }).toEqual({
    events: wanted.length,
    missing: [],
    extra: [],
  });
};

/** Fails unless every file and every event is as it was written, roots and receipts included. */
export const expectVerified = async (path: string): Promise<void> => {
  const { ok, problems } = await verifyArchive(path, { scope: 'everything', now: () => new Date() });
  expect(problems).toEqual([]);
  expect(ok).toBe(true);
};
