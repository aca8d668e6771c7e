// All stored versions of one event id, with their provenance and raw records.
import type { EventVersion } from '#shared/model/event.ts';
import { eventVersionOf } from './event-version.ts';
import type { Snapshot } from './snapshot.ts';

/** The version stored first comes first; empty when the id is not in the archive. */
export const eventVersionsOf = ({ reader, manifest }: Snapshot, id: string): EventVersion[] => {
  const found = reader.find(id);
  const finishedAt = new Map(manifest.imports.map((record, place) => [record.id, { at: record.finishedAt, place }]));
  return found
    .flatMap(({ segment, seq }) => {
      const [stored] = segment.events([seq]);
      if (stored === undefined) return [];
      const { at = '', place = finishedAt.size } = finishedAt.get(stored.importId) ?? {};
      return [{ place, stored, version: eventVersionOf(stored, segment.raw(seq), at, found.length > 1) }];
    })
    .sort((a, b) => a.place - b.place || Number(a.stored.conflict) - Number(b.stored.conflict))
    .map(({ version }) => version);
};
