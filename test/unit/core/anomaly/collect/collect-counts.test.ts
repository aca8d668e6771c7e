// Counting against a second way of counting: each event by itself, its local time by Temporal.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type Collected, collectCounts, groundOf } from '#core/anomaly/collect/collect-counts.ts';
import { createSnapshot } from '#core/query/snapshot.ts';
import { type AnomalyParameters, anomalyParametersSchema } from '#shared/model/anomaly.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import { type MemoryEvent, memoryReader } from '../../../../support/memory-reader.ts';

interface Did {
  at: string;
  id?: string | null;
  email?: string | null;
  role?: string | null;
  action?: string;
  type?: string;
}

const eventOf = (
  { at, id = null, email = null, role = 'agent', action = 'access', type = 'recording' }: Did,
  index: number,
): MemoryEvent => {
  const event: AuditEvent = {
    id: `evt_${index}`,
    timestamp: new Date(at).toISOString(),
    timestampText: at,
    tenantId: 't',
    actor: { id, email, role, ip: null, userAgent: null },
    action,
    resource: { type, id: 'r' },
    category: 'data_access',
    crossTenant: false,
    reason: null,
  };
  return { event };
};

const breathe = async (): Promise<void> => undefined;

const collect = async (did: readonly Did[], changed: object = {}, filter: Filter = everything): Promise<Collected> => {
  const parameters: AnomalyParameters = anomalyParametersSchema.parse(changed);
  const snapshot = createSnapshot(memoryReader(did.map(eventOf)));
  const ground = await groundOf(snapshot, parameters, breathe);
  return collectCounts(snapshot, ground, { filter, parameters }, { breathe, onSegment: () => undefined });
};

/** `key day class count` for every count above zero. */
const told = ({ axis, actors }: Collected): string[] =>
  actors.flatMap(({ actor, counts }) =>
    (['business', 'off', 'weekend'] as const).flatMap((name) =>
      [...counts[name]].flatMap((count, day) => (count > 0 ? [`${actor.key} ${axis.days[day]} ${name} ${count}`] : [])),
    ),
  );

describe('who is counted', () => {
  test('a user under two ids is one actor, whatever the case; the key is the smallest e-mail', async () => {
    const { actors } = await collect([
      { at: '2026-01-05T10:00:00Z', id: 'u-1', email: 'Ana@acme.example' },
      { at: '2026-01-06T10:00:00Z', id: 'u-2', email: 'ana@acme.example' },
      { at: '2026-01-07T10:00:00Z', id: 'U-2', email: 'ana.ruiz@acme.example' },
      { at: '2026-01-07T11:00:00Z', id: 'u-3' },
    ]);
    expect(actors.map(({ actor }) => [actor.key, actor.ids, actor.id, actor.email])).toEqual([
      ['ana.ruiz@acme.example', ['U-2', 'u-1', 'u-2'], 'U-2', 'ana.ruiz@acme.example'],
      ['u-3', ['u-3'], 'u-3', null],
    ]);
  });

  test('who has accessed nothing is there as a peer; events without an actor are counted and told', async () => {
    const { actors, totals, events, nobody } = await collect([
      { at: '2026-01-05T10:00:00Z', id: 'u-1' },
      { at: '2026-01-05T11:00:00Z' },
      { at: '2026-01-05T12:00:00Z', id: 'u-2', action: 'login', type: 'session' },
    ]);
    expect(actors.map(({ actor }, place) => [actor.key, totals[place]])).toEqual([
      ['u-1', 1],
      ['u-2', 0],
    ]);
    expect([events, nobody]).toEqual([2, 1]);
  });

  test('a filter chooses who is compared with whom', async () => {
    const did: Did[] = [
      { at: '2026-01-05T10:00:00Z', id: 'u-1', role: 'admin' },
      { at: '2026-01-05T11:00:00Z', id: 'u-2', role: 'agent' },
    ];
    const { actors } = await collect(did, {}, { op: 'is', field: 'role', values: ['admin'] });
    expect(actors.map(({ actor }) => actor.key)).toEqual(['u-1']);
  });

  test('the group is the role most events name, or one’s own; the first day is that of any event', async () => {
    const did: Did[] = [
      { at: '2026-01-05T10:00:00Z', id: 'u-1', role: 'agent', action: 'login', type: 'session' },
      { at: '2026-01-06T10:00:00Z', id: 'u-1', role: 'admin' },
      { at: '2026-01-07T10:00:00Z', id: 'u-1', role: 'admin' },
      { at: '2026-01-08T10:00:00Z', id: 'u-2', role: 'agent' },
    ];
    const { actors } = await collect(did, { groups: { 'U-2': 'night shift' } });
    expect(actors.map(({ actor, firstDay }) => [actor.group, firstDay])).toEqual([
      ['admin', 0],
      ['night shift', 3],
    ]);
  });

  test('programs: named, by their role, or with more than half of everything', async () => {
    const many = Array.from({ length: 20 }, (_, index): Did => ({ at: `2026-01-05T10:00:${10 + index}Z`, id: 'u-9' }));
    const few = ['u-1', 'u-2', 'u-3'].map((id): Did => ({ at: '2026-01-06T10:00:00Z', id }));
    const did = [...many, ...few, { at: '2026-01-06T10:00:00Z', id: 'u-4', role: 'Service' }];
    const { actors } = await collect(did, { service: ['U-3'] });
    expect(actors.filter(({ actor }) => actor.service).map(({ actor }) => actor.key)).toEqual(['u-3', 'u-4', 'u-9']);
    const alone = await collect([...many, ...few.slice(0, 1)]);
    expect(alone.actors.map(({ actor }) => actor.service)).toEqual([false, false]);
  });
});

describe('when', () => {
  test('days of 23 and 25 hours are one day each, with their business hours as the clock shows them', async () => {
    const spring = await collect([
      { at: '2026-03-28T22:59:59Z', id: 'u' },
      { at: '2026-03-28T23:00:00Z', id: 'u' },
      { at: '2026-03-29T21:59:59Z', id: 'u' },
      { at: '2026-03-29T22:00:00Z', id: 'u' },
      { at: '2026-03-30T06:00:00Z', id: 'u' },
    ]);
    expect(told(spring)).toEqual([
      'u 2026-03-30 business 1',
      'u 2026-03-30 off 1',
      'u 2026-03-28 weekend 1',
      'u 2026-03-29 weekend 2',
    ]);
    const seven = { calendar: { businessDays: [1, 2, 3, 4, 5, 6, 7] } };
    const autumn = await collect(
      [
        { at: '2026-10-25T06:59:59Z', id: 'u' },
        { at: '2026-10-25T07:00:00Z', id: 'u' },
        { at: '2026-10-25T18:59:59Z', id: 'u' },
        { at: '2026-10-25T19:00:00Z', id: 'u' },
      ],
      seven,
    );
    expect(told(autumn)).toEqual(['u 2026-10-25 business 2', 'u 2026-10-25 off 2']);
    expect((autumn.axis.startMs[1] ?? 0) - (autumn.axis.startMs[0] ?? 0)).toBe(25 * 3_600_000);
  });

  test('holidays are weekend; hours may reach over midnight', async () => {
    const did: Did[] = [
      { at: '2026-01-06T10:00:00Z', id: 'u' },
      { at: '2026-01-07T00:30:00Z', id: 'u' },
      { at: '2026-01-07T10:00:00Z', id: 'u' },
    ];
    const night = { calendar: { zone: 'UTC', from: '22:00', to: '06:00', holidays: ['2026-01-06'] } };
    expect(told(await collect(did, night))).toEqual([
      'u 2026-01-07 business 1',
      'u 2026-01-07 off 1',
      'u 2026-01-06 weekend 1',
    ]);
  });

  test('clocks that are wrong by decades make no days, and are told', async () => {
    const usual = Array.from(
      { length: 2000 },
      (_, index): Did => ({
        at: new Date(Date.UTC(2026, 0, 5) + index * 3_600_000).toISOString(),
        id: 'u-1',
      }),
    );
    const did = [{ at: '1970-01-01T00:00:00Z', id: 'u-2' }, ...usual, { at: '2090-01-01T00:00:00Z', id: 'u-1' }];
    const { axis, actors, events, outside } = await collect(did);
    expect([axis.days[0], axis.days.length, events, outside]).toEqual(['2026-01-05', 84, 2002, 2]);
    expect(actors.map(({ actor, firstDay }) => [actor.key, firstDay])).toEqual([['u-1', 0]]);
  });

  test('days that a filter cuts are not covered; nor is a month of silence', async () => {
    const did: Did[] = [
      { at: '2026-01-05T10:00:00Z', id: 'u' },
      { at: '2026-01-06T10:00:00Z', id: 'u' },
      { at: '2026-03-20T10:00:00Z', id: 'u' },
    ];
    const { axis, outside } = await collect(did, {}, { op: 'time', from: '2026-01-05T12:00:00Z' });
    const covered = axis.days.filter((_, day) => axis.covered[day] === 1);
    expect([covered, outside, axis.coverageStated]).toEqual([['2026-01-06', '2026-03-20'], 0, false]);
  });
});

describe('against each event by itself', () => {
  const day = fc.integer({ min: 0, max: 400 * 24 * 60 });
  const did = fc.record({
    at: day.map((minutes) => new Date(Date.UTC(2025, 9, 1) + minutes * 60_000).toISOString()),
    id: fc.constantFrom('u-1', 'u-2', 'u-3', null),
    action: fc.constantFrom('access', 'Download', 'login'),
    type: fc.constantFrom('recording', 'queue'),
  });
  const zone = fc.constantFrom('Europe/Madrid', 'UTC', 'America/New_York', 'Asia/Kathmandu');
  test('every event is in its day and class', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(did, { minLength: 1, maxLength: 60 }), zone, async (events, zone) => {
        const collected = await collect(events, { calendar: { zone } });
        const naive = new Map<string, number>();
        for (const { at, id, action, type } of events) {
          if (id === null || action === 'login' || type !== 'recording') continue;
          const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
          const date = local.toPlainDate().toString();
          const place = collected.axis.days.indexOf(date);
          if (collected.axis.covered[place] !== 1) continue;
          const business = local.hour >= 8 && local.hour < 20 ? 'business' : 'off';
          const key = `${id} ${date} ${local.dayOfWeek > 5 ? 'weekend' : business}`;
          naive.set(key, (naive.get(key) ?? 0) + 1);
        }
        expect(told(collected).sort()).toEqual([...naive].map(([key, count]) => `${key} ${count}`).sort());
      }),
      { numRuns: 60 },
    );
  });
});
