import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import type { StoredEvent } from '#core/archive/types.ts';
import { anyEvent } from './support/event-arbitrary.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, options, temporaryArchive, temporaryFolder } from './support/temp-archive.ts';

const readAll = async (path: string): Promise<StoredEvent[]> => {
  const reader = await openReader(path);
  try {
    return reader.segments.flatMap((segment) => segment.events([...Array(segment.entry.events).keys()]));
  } finally {
    reader.close();
  }
};

describe('an archive', () => {
  it('gives back every event and every record byte for byte', async () => {
    const root = temporaryFolder();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(anyEvent, fc.option(fc.uint8Array({ maxLength: 40 }))), {
          minLength: 1,
          maxLength: 25,
          selector: ([event]) => event.id,
        }),
        async (given) => {
          const path = join(root, String(run++));
          createArchive(path, options);
          const events = given.map(([event, bytes], index) => {
            const one = incoming(event, { line: index + 1, byteOffset: index * 2 ** 33 });
            return bytes === null ? one : { ...one, raw: bytes };
          });
          await importEvents(path, events);
          const reader = await openReader(path);
          for (const one of events) {
            const [place, ...others] = reader.find(one.event.id);
            expect(others).toEqual([]);
            const [stored] = place?.segment.events([place.seq]) ?? [];
            expect(stored?.event).toStrictEqual(one.event);
            expect(Buffer.from(stored?.contentHash ?? [])).toEqual(Buffer.from(one.contentHash));
            expect([stored?.line, stored?.byteOffset]).toEqual([one.line, one.byteOffset]);
            expect(Buffer.from(place?.segment.raw(place.seq) ?? [])).toEqual(Buffer.from(one.raw));
          }
          reader.close();
          rmSync(path, { recursive: true });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps the sign of zero and the order of keys', async () => {
    const path = temporaryArchive();
    const event = sampleEvent(1, { diff: { b: { from: -0, to: 0 }, a: { from: [-0, 10], to: 1e21 } } });
    await importEvents(path, [incoming(event)]);
    const [stored] = await readAll(path);
    expect(stored?.event).toStrictEqual(event);
    expect(JSON.stringify(stored?.event.diff)).toBe(JSON.stringify(event.diff));
  });

  it('orders a segment by time and names import and source', async () => {
    const path = temporaryArchive();
    const { importId } = await importEvents(
      path,
      [5, 3, 9, 1].map((number) => incoming(sampleEvent(number))),
    );
    const stored = await readAll(path);
    expect(stored.map(({ seq, event }) => [seq, event.id.slice(-1)])).toEqual([
      [0, '1'],
      [1, '3'],
      [2, '5'],
      [3, '9'],
    ]);
    expect(new Set(stored.map((each) => `${each.importId} ${each.source}`))).toEqual(
      new Set([`${importId} events.jsonl`]),
    );
  });

  it('orders events of one millisecond by their finer digits, then as they came', async () => {
    const path = temporaryArchive();
    const fractions = ['123456', '123', '1234', '123', '123000001'];
    const events = fractions.map((fraction, index) => {
      const timestamp = `2026-05-20T10:23:45.${fraction}Z`;
      return incoming(sampleEvent(0, { id: String(index), timestamp, timestampText: timestamp }));
    });
    await importEvents(path, events);
    expect((await readAll(path)).map(({ event }) => event.id)).toEqual(['1', '3', '4', '2', '0']);
  });

  it('cuts segments at the first instant of a UTC month', async () => {
    const path = temporaryArchive();
    const at = (id: string, timestamp: string) => incoming(sampleEvent(0, { id, timestamp, timestampText: timestamp }));
    const { manifest } = await importEvents(path, [
      at('c', '2026-06-01T00:00:00.000Z'),
      at('b', '2026-05-31T23:59:59.999999999Z'),
      at('a', '1969-12-31T23:59:59.999Z'),
      at('z', '2026-05-01T00:00:00.000Z'),
    ]);
    expect(manifest.segments.map(({ month, events }) => [month, events])).toEqual([
      ['1969-12', 1],
      ['2026-05', 2],
      ['2026-06', 1],
    ]);
    const stored = await readAll(path);
    expect(stored.map(({ event }) => event.timestamp)).toEqual([
      '1969-12-31T23:59:59.999Z',
      '2026-05-01T00:00:00.000Z',
      '2026-05-31T23:59:59.999999999Z',
      '2026-06-01T00:00:00.000Z',
    ]);
  });
});
