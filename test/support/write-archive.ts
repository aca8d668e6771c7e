// Puts plain events into a real archive folder, as one import.
import { createHash } from 'node:crypto';
import { openWriter } from '#core/archive/open-writer.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { MemoryEvent } from './memory-reader.ts';

const options = { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') };

/** The events as the archive now holds them: duplicates left out, conflicts marked. */
export const writeArchive = async (path: string, events: readonly AuditEvent[]): Promise<MemoryEvent[]> => {
  const writer = await openWriter(path, options);
  const source = writer.beginSource('events.jsonl');
  const stored: MemoryEvent[] = [];
  for (const [index, event] of events.entries()) {
    const raw = Buffer.from(JSON.stringify(event));
    const outcome = writer.add({
      event,
      timeMs: Date.parse(event.timestamp.replace(/(\.\d{3})\d*Z$/, '$1Z')),
      contentHash: createHash('sha256').update(raw).digest(),
      raw,
      source,
      line: index + 1,
      byteOffset: 0,
    });
    if (outcome !== 'duplicate') stored.push({ event, conflict: outcome === 'conflict', importId: writer.importId });
  }
  const conflicts = stored.filter(({ conflict }) => conflict).length;
  await writer.commit({
    startedAt: '2026-08-01T00:00:00.000Z',
    appVersion: '0.0.0',
    sources: [],
    read: events.length,
    accepted: stored.length - conflicts,
    duplicates: events.length - stored.length,
    conflicts,
    rejected: 0,
  });
  return stored;
};
