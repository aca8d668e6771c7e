import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectCounts, groundOf } from '#core/anomaly/collect/collect-counts.ts';
import { collectDayFeatures, type DayFeatures } from '#core/anomaly/day-features.ts';
import { dayOpinions } from '#core/anomaly/day-opinions.ts';
import { dayReasons } from '#core/anomaly/day-reasons.ts';
import { dayNovelty, rarityAmongPeers } from '#core/anomaly/novelty.ts';
import { createSnapshot } from '#core/query/snapshot.ts';
import { type AnomalyParameters, anomalyParametersSchema } from '#shared/model/anomaly.ts';
import type { DayFeature } from '#shared/model/day-feature.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { everything } from '#shared/model/filter.ts';
import { type MemoryEvent, memoryReader } from '../../../support/memory-reader.ts';

interface Did {
  who: string;
  /** Minutes after 2026-01-05 00:00 in Madrid, a Monday. */
  at: number;
  id?: string | null;
  type?: string;
  action?: string;
  ip?: string;
  userAgent?: string;
  part?: number;
}

const firstMs = Date.UTC(2026, 0, 4, 23);
const dayMinutes = 1440;
let number = 0;
const event = ({
  who,
  at,
  id = 'r1',
  type = 'recording',
  action = 'access',
  ip,
  userAgent,
  part,
}: Did): MemoryEvent => {
  number += 1;
  const made: AuditEvent = {
    id: `evt_${number}`,
    timestamp: new Date(firstMs + at * 60_000).toISOString(),
    timestampText: new Date(firstMs + at * 60_000).toISOString(),
    tenantId: 't',
    actor: { id: who, email: `${who}@acme.example`, role: 'agent', ip: ip ?? null, userAgent: userAgent ?? null },
    action,
    resource: { type, id },
    category: 'data_access',
    crossTenant: false,
    reason: null,
  };
  return { event: made, ...(part === undefined ? {} : { part }) };
};

const breathe = async (): Promise<void> => undefined;

const featuresOf = async (
  events: readonly MemoryEvent[],
  changed: Partial<AnomalyParameters> = {},
): Promise<DayFeatures> => {
  const parameters = anomalyParametersSchema.parse(changed);
  const snapshot = createSnapshot(memoryReader(events));
  const question = { filter: everything, parameters };
  const ground = await groundOf(snapshot, parameters, breathe);
  const collected = await collectCounts(snapshot, ground, question, { breathe, onSegment: () => undefined });
  return collectDayFeatures(snapshot, collected, question, breathe);
};

const placeOf = ({ actors }: DayFeatures, who: string): number =>
  actors.findIndex(({ actor }) => actor.ids.includes(who));

/** As an object by name. */
const rowOf = (features: DayFeatures, who: string, day: number): Partial<Record<DayFeature, number>> =>
  Object.fromEntries(features.row(placeOf(features, who), day).map((value, place) => [features.names[place], value]));

describe('the features of a day', () => {
  test('by hand', async () => {
    const morning = 10 * 60;
    const features = await featuresOf([
      event({ who: 'ana', at: 5, type: 'session', action: 'login', ip: '192.0.2.1', userAgent: 'Firefox' }),
      event({ who: 'ana', at: morning, id: 'a' }),
      event({ who: 'ana', at: morning + 4, id: 'b' }),
      event({ who: 'ana', at: dayMinutes + morning, id: 'b', ip: '192.0.2.1', userAgent: 'Chrome' }),
      event({ who: 'ana', at: dayMinutes + morning + 9, id: 'c', ip: '192.0.2.2', userAgent: 'Chrome' }),
      event({ who: 'ana', at: dayMinutes + morning + 10, id: null, ip: '192.0.2.2' }),
      event({ who: 'ana', at: dayMinutes + 21 * 60, id: 'c' }),
      event({ who: 'ana', at: dayMinutes + 22 * 60, type: 'transcript' }),
      event({ who: 'ana', at: dayMinutes + 22 * 60, type: 'export', action: 'download' }),
      event({ who: 'ana', at: dayMinutes + 22 * 60, type: 'export', action: 'create' }),
      event({ who: 'ben', at: dayMinutes + 22 * 60, type: 'transcript' }),
    ]);
    expect(rowOf(features, 'ana', 0)).toMatchObject({ count: 2, 'new-resource-share': 1, 'new-ips': 1 });
    expect(rowOf(features, 'ana', 1)).toEqual({
      count: 4,
      'distinct-resources': 2,
      'new-resource-share': 0.5,
      'most-in-ten-minutes': 2,
      'off-hours-share': 0.25,
      'transcript-reads': 1,
      exports: 1,
      'new-ips': 1,
      'new-user-agents': 1,
    });
    expect(rowOf(features, 'ben', 1)).toMatchObject({ count: 0, 'distinct-resources': 0, 'transcript-reads': 1 });
  });

  test('leave out what is counted already', async () => {
    const features = await featuresOf([event({ who: 'ana', at: 60, type: 'transcript' })], { resource: 'Transcript' });
    expect(features.names).not.toContain('transcript-reads');
    expect(features.names).toContain('exports');
    expect(rowOf(features, 'ana', 0).count).toBe(1);
  });

  test('agree with counting by sets, in whatever parts the events are stored', async () => {
    const did = fc.record({
      who: fc.constantFrom('ana', 'ben'),
      at: fc.integer({ min: 0, max: 4 * dayMinutes - 1 }),
      id: fc.constantFrom('a', 'b', 'c', null),
      type: fc.constantFrom('recording', 'transcript', 'queue'),
      ip: fc.constantFrom('192.0.2.1', '192.0.2.2', '192.0.2.3'),
      part: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(did, { minLength: 1, maxLength: 40 }), async (all) => {
        const features = await featuresOf(all.map(event));
        const dayOf = (at: number): number =>
          Math.floor(at / dayMinutes) - Math.floor(Math.min(...all.map((one) => one.at)) / dayMinutes);
        for (const who of new Set(all.map((one) => one.who))) {
          for (let day = 0; day < features.axis.days.length; day++) {
            const until = all.filter((one) => one.who === who && dayOf(one.at) <= day);
            const today = until.filter((one) => dayOf(one.at) === day);
            const idsOf = (some: typeof all): Set<string> =>
              new Set(some.flatMap(({ type, id }) => (type === 'recording' && id !== null ? [id] : [])));
            const before = until.filter((one) => dayOf(one.at) < day);
            const fresh = [...idsOf(today)].filter((id) => !idsOf(before).has(id));
            const knownIps = new Set(before.map(({ ip }) => ip));
            expect(rowOf(features, who, day)).toMatchObject({
              count: today.filter(({ type }) => type === 'recording').length,
              'distinct-resources': idsOf(today).size,
              'new-resource-share': idsOf(today).size === 0 ? 0 : fresh.length / idsOf(today).size,
              'transcript-reads': today.filter(({ type }) => type === 'transcript').length,
              'new-ips': new Set(today.flatMap(({ ip }) => (knownIps.has(ip) ? [] : [ip]))).size,
            });
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** Six people with three accesses on each of `days` days, from one address each, to their own two recordings. */
const office = (days: number): Did[] =>
  ['ana', 'ben', 'eva', 'ivo', 'leo', 'mar'].flatMap((who, person) =>
    Array.from({ length: days * 3 }, (_, index) => ({
      who,
      at: Math.floor(index / 3) * dayMinutes + 600 + (index % 3) * (20 + person),
      id: `${who}-${index % 2}`,
      ip: '192.0.2.1',
      userAgent: `Browser ${who}`,
    })),
  );
const thirtieth = 30 * dayMinutes;

describe('novelty', () => {
  test('tells what was never used before and how rare it is among peers', async () => {
    const features = await featuresOf(
      [
        ...office(31),
        { who: 'ana', at: thirtieth + 700, id: 'ben-1', ip: '192.0.2.66', userAgent: 'Browser ben' },
        // Who comes to it later does not make it less rare on the day before.
        { who: 'ben', at: thirtieth + dayMinutes, ip: '192.0.2.66' },
      ].map(event),
    );
    const ana = placeOf(features, 'ana');
    expect(dayNovelty(features, 'resource', ana, 30)).toEqual({ count: 1, rarity: rarityAmongPeers(1, 5) });
    expect(dayNovelty(features, 'ip', ana, 30)).toEqual({ count: 1, rarity: rarityAmongPeers(0, 5) });
    expect(dayNovelty(features, 'user-agent', ana, 30)).toEqual({ count: 1, rarity: rarityAmongPeers(1, 5) });
    expect(rarityAmongPeers(0, 5)).toBeCloseTo(Math.log10(12), 14);
    expect(rarityAmongPeers(1, 5)).toBeCloseTo(Math.log10(4), 14);
    expect(dayReasons(features, ana, 30).map(({ code }) => code)).toEqual(['new-ip']);
  });

  test('is silent with fewer than 30 covered days before', async () => {
    const features = await featuresOf(office(31).map(event));
    const ana = placeOf(features, 'ana');
    expect(dayNovelty(features, 'ip', ana, 29)).toBeNull();
    expect(dayNovelty(features, 'ip', ana, 30)).toEqual({ count: 0, rarity: 0 });
  });

  test('a first access is no reason of its own, whatever is new about it', async () => {
    const features = await featuresOf(
      [
        ...office(31),
        { who: 'pablo', at: 0, type: 'session', action: 'login' },
        { who: 'pablo', at: thirtieth + 600, id: 'x' },
      ].map(event),
    );
    const pablo = placeOf(features, 'pablo');
    expect(dayNovelty(features, 'resource', pablo, 30)).toEqual({ count: 1, rarity: rarityAmongPeers(0, 6) });
    expect(dayReasons(features, pablo, 30)).toEqual([]);
  });
});

test('a night of many new recordings has its reasons, and every method ranks it first', async () => {
  const night = Array.from({ length: 80 }, (_, index) => ({
    who: 'leo',
    at: thirtieth + 120 + index / 10,
    id: `new-${index}`,
    ip: '192.0.2.1',
    userAgent: 'Browser leo',
  }));
  const features = await featuresOf([...office(31), ...night].map(event), { leastWeeklyHistory: 28 });
  const leo = placeOf(features, 'leo');
  const reasons = dayReasons(features, leo, 30);
  expect(reasons.map(({ code }) => code)).toEqual(['new-resources', 'off-hours', 'burst']);
  expect(reasons.find(({ code }) => code === 'burst')).toMatchObject({ observed: 80, expected: null });
  const { contributions, otherScores } = dayOpinions(features, leo, 30);
  expect(otherScores.map(({ method, rank, of }) => [method, rank, of])).toEqual(
    ['ecod', 'hbos', 'copod', 'isolation-forest'].map((method) => [method, 1, 31 * 6]),
  );
  const terms = contributions.reduce((sum, { term }) => sum + term, 0);
  expect(otherScores[0]?.score).toBeCloseTo(terms, 10);
  expect(contributions.find(({ feature }) => feature === 'count')).toEqual({
    feature: 'count',
    value: 83,
    tail: expect.closeTo(1 / 186, 12),
    term: expect.closeTo(Math.log(186), 12),
  });
  expect(dayReasons(features, placeOf(features, 'ana'), 30)).toEqual([]);
  expect(dayOpinions(features, leo, 30)).toEqual({ contributions, otherScores });
});

test('few days are no ground for an opinion, and days without accesses have none', async () => {
  const features = await featuresOf([...office(3), { who: 'pablo', at: 10, type: 'session' }].map(event));
  const nothing = { contributions: [], otherScores: [] };
  expect(dayOpinions(features, placeOf(features, 'ana'), 2)).toEqual(nothing);
  expect(dayOpinions(features, placeOf(features, 'pablo'), 2)).toEqual(nothing);
  expect(dayReasons(features, placeOf(features, 'pablo'), 2)).toEqual([]);
});

test('an actor whose group has few days with accesses is compared with everybody', async () => {
  const groups = Object.fromEntries(['ana', 'ben'].map((who) => [who, 'quality']));
  const features = await featuresOf(office(6).map(event), { groups, leastPeers: 1 });
  // 6 days × 2 in the group are fewer than 20; everybody's are 36.
  expect(dayOpinions(features, placeOf(features, 'ana'), 5).otherScores[0]?.of).toBe(36);
});
