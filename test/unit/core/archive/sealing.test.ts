import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReader } from '#core/archive/open-reader.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, temporaryArchive } from './support/temp-archive.ts';

const inMonth = (month: number, number: number) => {
  const timestamp = `2026-0${month}-10T00:00:00.${String(number).padStart(3, '0')}Z`;
  return incoming(sampleEvent(number, { id: `${month}-${number}`, timestamp, timestampText: timestamp }));
};

describe('sealing', () => {
  it('seals a month when it is full and the largest month when all are too many', async () => {
    const path = temporaryArchive();
    const events = [
      ...Array.from({ length: 8 }, (_, number) => inMonth(1, number)),
      ...Array.from({ length: 5 }, (_, number) => inMonth(2, number)),
      ...Array.from({ length: 7 }, (_, number) => inMonth(3, number)),
      ...Array.from({ length: 4 }, (_, number) => inMonth(1, 20 + number)),
    ];
    const { manifest } = await importEvents(path, events, { limits: { monthEvents: 8, allEvents: 12, allBytes: 1e9 } });
    expect(manifest.segments.map(({ file, events: count }) => [file, count])).toEqual([
      ['segments/2026-01.000.1.sqlite', 8],
      ['segments/2026-01.001.1.sqlite', 4],
      ['segments/2026-02.000.1.sqlite', 5],
      ['segments/2026-03.000.1.sqlite', 7],
    ]);
    const reader = await openReader(path);
    expect(reader.segments.map(({ entry }) => `${entry.month}/${entry.part}`)).toEqual([
      '2026-01/0',
      '2026-01/1',
      '2026-02/0',
      '2026-03/0',
    ]);
    reader.close();
  });

  it('seals by bytes too, so that large records do not fill the memory', async () => {
    const path = temporaryArchive();
    const large = (number: number) => ({ state: `${number}${'x'.repeat(10_000)}` });
    const events = Array.from({ length: 200 }, (_, number) => incoming(sampleEvent(number, { after: large(number) })));
    const { manifest } = await importEvents(path, events, {
      limits: { monthEvents: 1e5, allEvents: 1e5, allBytes: 1e6 },
    });
    expect(manifest.segments.length).toBeGreaterThan(1);
    expect(manifest.segments.reduce((sum, segment) => sum + segment.events, 0)).toBe(200);
  });

  it('adds a part for late events of a stored month and touches no earlier file', async () => {
    const path = temporaryArchive();
    const first = await importEvents(path, [inMonth(1, 1)]);
    const second = await importEvents(path, [inMonth(1, 0)]);
    expect(second.manifest.segments[0]).toEqual(first.manifest.segments[0]);
    expect(second.manifest.segments[1]).toMatchObject({ month: '2026-01', part: 1, generation: 2, events: 1 });
    expect(readdirSync(join(path, 'segments')).sort()).toEqual(['2026-01.000.1.sqlite', '2026-01.001.2.sqlite']);
  });

  it('tells the span of a segment in ms', async () => {
    const path = temporaryArchive();
    const { manifest } = await importEvents(path, [inMonth(1, 7), inMonth(1, 2)]);
    const start = Date.parse('2026-01-10T00:00:00.000Z');
    expect(manifest.segments[0]).toMatchObject({ oldestMs: start + 2, newestMs: start + 7 });
  });
});
