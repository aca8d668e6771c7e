// What imports claim, joined and laid beside events, on real archives.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { suspiciousDays } from '#core/query/coverage-suspicion.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import type { ImportOrigin } from '#shared/model/archive.ts';
import type { Coverage, CoverageClaim } from '#shared/model/coverage.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') };

const eventAt = (id: string, timestamp: string): AuditEvent => ({
  id,
  timestamp,
  timestampText: timestamp,
  tenantId: null,
  actor: { id: 'u', email: null, role: null, ip: null, userAgent: null },
  action: 'login',
  resource: { type: null, id: null },
  category: 'security',
  crossTenant: null,
  reason: null,
});

interface Import {
  times: string[];
  covers?: CoverageClaim[];
  source?: string;
  origin?: ImportOrigin;
}

const stated = (from: string, to: string, source = 'a.jsonl'): CoverageClaim => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
  basis: 'stated',
  source,
});

/** Coverage of an archive of these imports. */
const coverageOf = async (imports: readonly Import[], zone = 'UTC'): Promise<Coverage> => {
  const path = join(await temporaryFolder(), 'archive');
  createArchive(path, options);
  for (const [number, { times, covers, source = 'a.jsonl', origin }] of imports.entries()) {
    const writer = await openWriter(path, options);
    const index = writer.beginSource(source);
    for (const [line, timestamp] of times.entries()) {
      const event = eventAt(`${number}-${line}`, timestamp);
      const raw = Buffer.from(JSON.stringify(event));
      const contentHash = createHash('sha256').update(raw).digest();
      const timeMs = Date.parse(timestamp);
      writer.add({ event, timeMs, contentHash, raw, source: index, line: line + 1, byteOffset: 0 });
    }
    const counts = { read: times.length, accepted: times.length, duplicates: 0, conflicts: 0, rejected: 0 };
    const report = { ...counts, name: source, bytes: 1, sha256: null, format: null, compressed: false, skipped: null };
    await writer.commit({
      ...counts,
      startedAt: '2026-08-01T00:00:00.000Z',
      appVersion: '0.0.0',
      sources: [report],
      ...(covers === undefined ? {} : { covers }),
      ...(origin === undefined ? {} : { origin }),
    });
  }
  const engine = await createQueryEngine(path);
  try {
    return await engine.coverage({ zone });
  } finally {
    engine.close();
  }
};

const spans = (list: readonly { from: string; to: string }[]): string[] =>
  list.map(({ from, to }) => `${from.slice(0, 16)} ${to.slice(0, 16)}`);

describe('coverage', () => {
  it('of an empty archive is nothing', async () => {
    expect(await coverageOf([])).toEqual({ zone: 'UTC', ranges: [], gaps: [], emptyDays: [], days: [], unstated: [] });
  });

  it('joins claims of one source where they touch, and leaves gaps between all of them', async () => {
    const told = await coverageOf([
      {
        times: ['2026-05-01T10:00:00Z'],
        covers: [stated('2026-05-01', '2026-05-03'), stated('2026-05-08', '2026-05-09')],
      },
      { times: [], covers: [stated('2026-05-03', '2026-05-04'), stated('2026-05-03T12:00Z', '2026-05-05', 'b.csv')] },
      { times: ['2026-05-10T10:00:00Z'], covers: [stated('2026-05-10', '2026-05-10')] },
    ]);
    expect(told.ranges.map(({ from, to, source }) => `${from.slice(0, 10)} ${to.slice(0, 10)} ${source}`)).toEqual([
      '2026-05-01 2026-05-04 a.jsonl',
      '2026-05-03 2026-05-05 b.csv',
      '2026-05-08 2026-05-09 a.jsonl',
    ]);
    expect(spans(told.gaps)).toEqual(['2026-05-05T00:00 2026-05-08T00:00', '2026-05-09T00:00 2026-05-10T10:00']);
    expect(
      told.days.map(({ day, events, covered, sources }) => [day.slice(8), events, covered, sources.join()]),
    ).toEqual([
      ['01', 1, 1, 'a.jsonl'],
      ['02', 0, 1, 'a.jsonl'],
      ['03', 0, 1, 'a.jsonl,b.csv'],
      ['04', 0, 1, 'b.csv'],
      ['05', 0, 0, ''],
      ['06', 0, 0, ''],
      ['07', 0, 0, ''],
      ['08', 0, 1, 'a.jsonl'],
      ['09', 0, 0, ''],
      ['10', 1, 0, 'a.jsonl'],
    ]);
    expect(told.emptyDays.map(({ day }) => day)).toEqual(['2026-05-02', '2026-05-03', '2026-05-04', '2026-05-08']);
  });

  it('names the sources of events whose import states nothing', async () => {
    const told = await coverageOf([
      { times: ['2026-05-01T10:00:00Z', '2026-05-03T10:00:00Z'], source: 'panel.csv' },
      { times: ['2026-05-01T11:00:00Z'], source: 'pull', covers: [stated('2026-05-01', '2026-05-02', 'api.example')] },
    ]);
    expect(told.unstated).toEqual([{ importId: expect.any(String), source: 'panel.csv' }]);
    expect(told.days.map(({ sources }) => sources)).toEqual([['api.example', 'panel.csv'], [], ['panel.csv']]);
    expect(spans(told.gaps)).toEqual(['2026-05-02T00:00 2026-05-03T10:00']);
  });

  it('takes an S3 prefix as stated when any of its imports is', async () => {
    const origin: ImportOrigin = { kind: 's3', parameters: { bucket: 'b', prefix: 'p/' } };
    const other: ImportOrigin = { kind: 's3', parameters: { bucket: 'b', prefix: 'undated/' } };
    const claim: CoverageClaim = { ...stated('2026-05-01', '2026-05-02', 's3://b/p/'), basis: 'keys' };
    const told = await coverageOf([
      { times: [], origin },
      { times: ['2026-05-01T10:00:00Z'], origin, covers: [claim] },
      { times: [], origin: other },
      { times: [], origin: { kind: 'quarantine', parameters: {} } },
    ]);
    expect(told.unstated.map(({ source }) => source)).toEqual(['s3://b/undated/']);
  });

  it('counts days of 23 and 25 hours as the clock of the zone makes them', async () => {
    const zone = 'Europe/Madrid';
    const covers = [stated('2026-03-28T23:00Z', '2026-03-29T22:00Z'), stated('2026-10-24T22:00Z', '2026-10-25T23:00Z')];
    const times = ['2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'];
    const told = await coverageOf([{ times, covers }], zone);
    const known = told.days.filter(({ events, covered }) => events > 0 || covered > 0);
    expect(known.map(({ day, events, covered }) => [day, events, covered])).toEqual([
      ['2026-03-29', 2, 1],
      ['2026-10-25', 2, 1],
    ]);
    const utc = await coverageOf([{ times: [], covers: covers.slice(0, 1) }], 'UTC');
    expect(utc.days.map(({ day, covered }) => [day, covered])).toEqual([
      ['2026-03-28', 1 / 24],
      ['2026-03-29', 22 / 24],
    ]);
  });

  it('survives an event with a broken clock and claims of centuries', async () => {
    const told = await coverageOf([
      { times: ['1970-01-01T00:00:00Z', '2026-05-01T10:00:00Z'], covers: [stated('1800-01-01', '2026-05-02')] },
    ]);
    expect(told.days).toHaveLength(20_000);
    expect(told.days.at(-1)).toMatchObject({ day: '2026-05-01', events: 1, covered: 1 });
    expect(told.days.filter(({ events }) => events > 0)).toHaveLength(1);
  });

  it('refuses a zone nobody knows', async () => {
    await expect(coverageOf([], 'Europe/Nowhere')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('a suspicious day', () => {
  /** Days from Monday 2026-05-04 on; null: not covered wholly. */
  const judge = (events: (number | null)[]): string[] =>
    [
      ...suspiciousDays(
        events.map((count, index) => ({
          day: new Date(Date.UTC(2026, 4, 4 + index)).toISOString().slice(0, 10),
          events: count ?? 0,
          whole: count !== null,
        })),
      ),
    ].map((day) => day.slice(5));
  const week = [9, 8, 7, 9, 6];

  it('has busy days on both sides', () => {
    expect(judge([9, 8, 0, 9, 6])).toEqual(['05-06']);
    expect(judge([9, 8, 0, 9, 4])).toEqual([]);
    expect(judge([4, 9, 8, 0, 4])).toEqual([]);
  });

  it('is judged by days of its own kind: quiet weekends are no surprise, busy ones count alone', () => {
    expect(judge([...week, 0, 0, ...week, 0, 0, ...week])).toEqual([]);
    expect(judge([0, 0, 0, 0, 0, 5, 6, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 7, 7])).toEqual(['05-16']);
  });

  it('is part of a long silence too', () => {
    const silence = [0, 0, 0, 0, 0];
    expect(judge([...week, 0, 0, ...silence, 0, 0, ...week])).toEqual(['05-11', '05-12', '05-13', '05-14', '05-15']);
  });

  it('is none in a sparse log, at the edge, or where it is not covered wholly', () => {
    expect(judge([9, 0, 0, 8, 0])).toEqual([]);
    expect(judge([0, 9, 9, 9, 0])).toEqual([]);
    expect(judge([9, 8, null, 9, 6])).toEqual([]);
  });

  it('has busy neighbours also where those are not covered', () => {
    const days = ['04', '05', '06', '07', '08'].map((day) => ({ day: `2026-05-${day}`, events: 5, whole: false }));
    days[2] = { day: '2026-05-06', events: 0, whole: true };
    expect([...suspiciousDays(days)]).toEqual(['2026-05-06']);
  });

  it('looks past days that are not covered', () => {
    expect(judge([9, 8, 0, null, 9, null, null, 6])).toEqual(['05-06']);
  });
});
