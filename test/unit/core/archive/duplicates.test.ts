import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openReader } from '#core/archive/open-reader.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, temporaryArchive } from './support/temp-archive.ts';

const many = (count: number) => Array.from({ length: count }, (_, number) => incoming(sampleEvent(number)));
const changed = incoming(sampleEvent(3, { action: 'delete' }));
const changedAgain = incoming(sampleEvent(3, { action: 'update' }));
const smallSegments = { monthEvents: 10, allEvents: 100, allBytes: 1e9 };

describe('duplicates and conflicts', () => {
  it('counts equal content once, whether pending or sealed', async () => {
    const path = temporaryArchive();
    const first = await importEvents(path, [...many(25), ...many(25)], { limits: smallSegments });
    expect(first.outcomes.slice(0, 25)).toEqual(Array(25).fill('accepted'));
    expect(first.outcomes.slice(25)).toEqual(Array(25).fill('duplicate'));
    expect(first.manifest.segments.map(({ part, events }) => [part, events])).toEqual([
      [0, 10],
      [1, 10],
      [2, 5],
    ]);
  });

  it('adds nothing when a file is imported again', async () => {
    const path = temporaryArchive();
    const first = await importEvents(path, many(50));
    const second = await importEvents(path, many(50));
    expect(second.outcomes).toEqual(Array(50).fill('duplicate'));
    expect(second.manifest.segments).toEqual(first.manifest.segments);
    expect(second.manifest.generation).toBe(2);
    expect(second.manifest.totals).toEqual({ read: 100, accepted: 50, duplicates: 50, conflicts: 0, rejected: 0 });
  });

  it.each([
    ['pending', { monthEvents: 1000, allEvents: 1000, allBytes: 1e9 }],
    ['sealed in the same import', { monthEvents: 5, allEvents: 1000, allBytes: 1e9 }],
  ])('keeps every version of a conflict, the first being %s', async (_, limits) => {
    const path = temporaryArchive();
    const events = [...many(10), changed, changed, changedAgain, changedAgain, ...many(4)];
    const { outcomes, manifest } = await importEvents(path, events, { limits });
    expect(outcomes.slice(10, 14)).toEqual(['conflict', 'duplicate', 'conflict', 'duplicate']);
    expect(outcomes.slice(14)).toEqual(Array(4).fill('duplicate'));
    expect(manifest.segments.reduce((sum, { conflicts }) => sum + conflicts, 0)).toBe(2);
    const reader = await openReader(path);
    const versions = reader.find('evt_audit_000003').flatMap(({ segment, seq }) => segment.events([seq]));
    reader.close();
    expect(versions.map(({ event, conflict }) => [event.action, conflict]).sort()).toEqual([
      ['access', false],
      ['delete', true],
      ['update', true],
    ]);
  });

  it('knows stored versions of earlier imports, conflicts included', async () => {
    const path = temporaryArchive();
    await importEvents(path, many(10));
    expect((await importEvents(path, [changed])).outcomes).toEqual(['conflict']);
    expect((await importEvents(path, [changed, incoming(sampleEvent(3))])).outcomes).toEqual([
      'duplicate',
      'duplicate',
    ]);
  });

  it('sees a conflict across months', async () => {
    const path = temporaryArchive();
    const moved = { timestamp: '2026-01-01T00:00:00.000Z', timestampText: '2026-01-01T00:00:00.000Z' };
    const events = [incoming(sampleEvent(1)), incoming(sampleEvent(1, moved)), incoming(sampleEvent(1, moved))];
    expect((await importEvents(path, events)).outcomes).toEqual(['accepted', 'conflict', 'duplicate']);
  });

  it('decides the same at every seal limit as by comparing with everything before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(5), fc.nat(3), fc.nat(2)), { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(60),
        async (picks, monthEvents, cut) => {
          const path = temporaryArchive();
          const events = picks.map(([id, version, month]) => {
            const timestamp = `2026-0${month + 1}-01T00:00:00.000Z`;
            return incoming(
              sampleEvent(0, { id: `e${id}`, action: `v${version}`, timestamp, timestampText: timestamp }),
            );
          });
          const limits = { monthEvents, allEvents: 20, allBytes: 1e9 };
          const first = await importEvents(path, events.slice(0, cut), { limits });
          const second = await importEvents(path, events.slice(cut), { limits });
          const seen = new Map<string, Set<string>>();
          const expected = events.map(({ event, contentHash }) => {
            const contents = seen.get(event.id) ?? new Set();
            const content = Buffer.from(contentHash).toString('hex');
            const outcome = contents.has(content) ? 'duplicate' : contents.size > 0 ? 'conflict' : 'accepted';
            seen.set(event.id, contents.add(content));
            return outcome;
          });
          expect([...first.outcomes, ...second.outcomes]).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('stays quick where one id stands in every record', async () => {
    const path = temporaryArchive();
    const events = Array.from({ length: 20_000 }, (_, number) => incoming(sampleEvent(number, { id: 'same' })));
    const limits = { monthEvents: 5000, allEvents: 1e6, allBytes: 1e9 };
    const { manifest } = await importEvents(path, events, { limits });
    expect(manifest.totals).toEqual({ read: 20_000, accepted: 1, duplicates: 0, conflicts: 19_999, rejected: 0 });
    const again = await importEvents(path, events, { limits });
    expect(again.manifest.totals).toMatchObject({ duplicates: 20_000 });
  });
});
