// All stored versions of one event id, with their provenance and raw records.
import type { EventVersion } from '#shared/model/event.ts';
import type { StoredEvent } from '../archive/types.ts';
import { eventVersionOf } from './event-version.ts';
import type { Snapshot } from './snapshot.ts';

interface Found {
  stored: StoredEvent;
  version: EventVersion;
  /** Of its import among the imports, and of its source among the import's sources. */
  importPlace: number;
  sourcePlace: number;
}

/** Within an import the version that is no conflict was stored first; the others follow in the order of their sources. */
const inOrder = (one: Found, other: Found): number =>
  one.importPlace - other.importPlace ||
  Number(one.stored.conflict) - Number(other.stored.conflict) ||
  one.sourcePlace - other.sourcePlace ||
  one.stored.byteOffset - other.stored.byteOffset;

/** The version stored first comes first; empty when the id is not in the archive. */
export const eventVersionsOf = ({ reader, manifest: { imports } }: Snapshot, id: string): EventVersion[] => {
  const found = reader.find(id);
  return found
    .flatMap(({ segment, seq }): Found[] => {
      const [stored] = segment.events([seq]);
      if (stored === undefined) return [];
      const importPlace = imports.findIndex((record) => record.id === stored.importId);
      const record = imports[importPlace];
      const sourcePlace = record?.sources.findIndex(({ name }) => name === stored.source) ?? 0;
      const version = eventVersionOf(stored, segment.raw(seq), record?.finishedAt ?? '', found.length > 1);
      return [{ stored, version, importPlace, sourcePlace }];
    })
    .sort(inOrder)
    .map(({ version }) => version);
};
