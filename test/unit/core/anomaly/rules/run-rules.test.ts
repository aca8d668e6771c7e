// Rules over archives: segments that overlap, filters, versions that contradict each other, many hits, and being left.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRules } from '#core/anomaly/rules/built-in-rules.ts';
import { runRules } from '#core/anomaly/rules/run-rules.ts';
import { createBreather } from '#core/query/breather.ts';
import { createSnapshot } from '#core/query/snapshot.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import type { RulesReport } from '#shared/model/rule.ts';
import { type MemoryEvent, memoryReader } from '#test/support/memory-reader.ts';

const event = (id: string, minute: number, part: Partial<AuditEvent> = {}): AuditEvent => {
  const timestamp = new Date(Date.UTC(2026, 2, 10) + minute * 60_000).toISOString();
  return {
    id,
    timestamp,
    timestampText: timestamp,
    tenantId: 't1',
    actor: { id: 'u1', email: 'ana@example.com', role: 'admin', ip: '203.0.113.7', userAgent: 'Chrome/Mac' },
    action: 'access',
    resource: { type: 'recording', id: `r-${id}` },
    category: 'data_access',
    crossTenant: false,
    reason: null,
    ...part,
  };
};

const run = (
  events: readonly MemoryEvent[],
  ids: readonly string[],
  filter: Filter = everything,
  signal?: AbortSignal,
): Promise<RulesReport> =>
  runRules(
    createSnapshot(memoryReader(events)),
    { filter, zone: 'UTC', language: 'en' },
    builtInRules().flatMap(({ rule }) => (ids.includes(rule.id) ? [rule] : [])),
    { breathe: createBreather([signal]), onProgress: () => {} },
  );

const told = ({ hits }: RulesReport): unknown[] => hits.map(({ eventIds, sentence }) => ({ eventIds, sentence }));

describe('rules over an archive', () => {
  it('find the same however the events lie in segments', async () => {
    const kinds = fc.constantFrom('access', 'login_failed', 'login', 'off', 'on');
    const day = fc.array(fc.record({ kind: kinds, gap: fc.integer({ min: 1, max: 4 }), part: fc.nat(2) }), {
      minLength: 20,
      maxLength: 120,
    });
    const names = ['mass-access', 'failed-logins-then-success', 'policy-off-download-on', 'policy-changed-back'];
    await fc.assert(
      fc.asyncProperty(day, async (list) => {
        let minute = 0;
        const events = list.map(({ kind, gap, part }, index): Required<Pick<MemoryEvent, 'event' | 'part'>> => {
          minute += gap / 4;
          const id = `e${index}`;
          if (kind === 'access') return { part, event: event(id, minute) };
          if (kind.startsWith('login')) {
            return { part, event: event(id, minute, { action: kind, category: 'security' }) };
          }
          const diff = { active: { from: kind === 'off', to: kind === 'on' } };
          const resource = { type: 'recording_policy', id: 'p1' };
          return { part, event: event(id, minute, { action: 'update', category: 'configuration', resource, diff }) };
        });
        const split = await run(events, names);
        const whole = await run(
          events.map(({ event }) => ({ event })),
          names,
        );
        expect(told(split)).toEqual(told(whole));
      }),
      { numRuns: 40 },
    );
  });

  it('count one event once where its sources disagree', async () => {
    const events = Array.from({ length: 19 }, (_, index) => ({ event: event(`e${index}`, index / 4) }));
    const again = { event: event('e0', 5, { resource: { type: 'recording', id: 'another' } }), conflict: true };
    expect((await run([...events, again], ['mass-access'])).found).toBe(0);
    expect((await run([...events, { ...again, conflict: false }], ['mass-access'])).found).toBe(1);
  });

  it('take the question for what a hit is made of, and the whole archive for what came before', async () => {
    const login = (id: string, minute: number, ip: string, userAgent: string): MemoryEvent => ({
      event: event(id, minute, {
        action: 'login',
        category: 'security',
        actor: { id: 'u1', email: 'ana@example.com', role: 'admin', ip, userAgent },
      }),
    });
    const day = 24 * 60;
    const events = [login('a', 0, '203.0.113.7', 'Chrome'), login('b', 60 * day, '198.51.100.9', 'curl')];
    const lately = parseFilter('from:2026-05-01');
    expect((await run(events, ['new-ip-and-user-agent'], lately)).hits.map(({ eventIds }) => eventIds)).toEqual([
      ['b'],
    ]);
    const seen = [...events, login('c', day, '198.51.100.9', 'Chrome')];
    expect((await run(seen, ['new-ip-and-user-agent'], lately)).found).toBe(0);
    expect((await run(events, ['new-ip-and-user-agent'], parseFilter('to:2026-05-01'))).found).toBe(0);
  });

  it('know a person by id and e-mail alike', async () => {
    const failed = Array.from({ length: 5 }, (_, index) => ({
      event: event(`f${index}`, index, {
        action: 'login_failed',
        category: 'security',
        actor: { id: null, email: 'ana@example.com', role: null, ip: null, userAgent: null },
      }),
    }));
    const login = { event: event('ok', 10, { action: 'login', category: 'security' }) };
    expect((await run([...failed, login], ['failed-logins-then-success'])).found).toBe(1);
  });

  it('tell the newest hits, each with an id of its own that stays when the archive grows', async () => {
    const unflagged = (id: string, day: number): MemoryEvent => ({
      event: event(id, day * 24 * 60, {
        actor: { id: 's1', email: null, role: 'superadmin', ip: null, userAgent: null },
      }),
    });
    const some = Array.from({ length: 30 }, (_, day) => unflagged(`s${day}`, day));
    const before = await run(some, ['superadmin-without-flag']);
    const after = await run([...some, unflagged('later', 60)], ['superadmin-without-flag']);
    expect(before.found).toBe(30);
    expect(new Set(before.hits.map(({ id }) => id)).size).toBe(30);
    expect(after.hits.slice(1)).toEqual(before.hits);
    expect(after.hits[0]?.eventIds).toEqual(['later']);
    expect(before.hits[0]?.actor).toEqual({ id: 's1', email: null });
  });

  it('keep a large hit whole in its count and short in its ids', async () => {
    const events = Array.from({ length: 5000 }, (_, index) => ({ event: event(`e${index}`, index / 100) }));
    const { hits } = await run(events, ['mass-access']);
    expect(hits.map(({ events, eventIds }) => [events, eventIds.length])).toEqual([[5000, 1000]]);
  });

  it('answer for an empty archive, and end when nobody waits', async () => {
    const ids = builtInRules().map(({ rule }) => rule.id);
    expect(await run([], ids)).toMatchObject({ found: 0, events: 0, hits: [] });
    const leaving = AbortSignal.abort();
    await expect(run([{ event: event('a', 0) }], ids, everything, leaving)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });
});
