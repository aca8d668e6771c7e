// The report as a whole: findings with their events, and sane answers where there is little to tell from.
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inputLines } from '#core/anomaly/input-lines.ts';
import { outliersReport } from '#core/anomaly/outliers-report.ts';
import { createScoredCounts } from '#core/anomaly/scored-counts.ts';
import { createSnapshot, type Snapshot } from '#core/query/snapshot.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { everything } from '#shared/model/filter.ts';
import { type OutliersInput, outliersInputSchema, outliersReportSchema } from '#shared/model/outliers.ts';
import { type MemoryEvent, memoryReader } from '../../../support/memory-reader.ts';

const dayMs = 86_400_000;
const monday = Date.UTC(2026, 0, 5, 10);
let number = 0;
const accesses = (who: string, day: number, count: number): MemoryEvent[] =>
  Array.from({ length: count }, (_, index): MemoryEvent => {
    number += 1;
    const timestamp = new Date(monday + day * dayMs + index * 1000).toISOString();
    const event: AuditEvent = {
      id: `evt_${number}`,
      timestamp,
      timestampText: timestamp,
      tenantId: 't',
      actor: { id: who, email: `${who}@acme.example`, role: 'supervisor', ip: null, userAgent: null },
      action: 'access',
      resource: { type: 'recording', id: `r${number}` },
      category: 'data_access',
      crossTenant: false,
      reason: null,
    };
    return { event };
  });

const workdays = (days: number): number[] => Array.from({ length: days }, (_, day) => day).filter((day) => day % 7 < 5);
const people = ['ana', 'ben', 'eva', 'iris', 'leo', 'noa', 'pau'];
/** Everybody accesses three a day for eighteen weeks. */
const ordinary = (): MemoryEvent[] => people.flatMap((who) => workdays(126).flatMap((day) => accesses(who, day, 3)));

const ask = (events: readonly MemoryEvent[], changed: Partial<OutliersInput> = {}) => {
  const snapshot = createSnapshot(memoryReader(events));
  return { snapshot, report: reportOf(snapshot, changed) };
};
const reportOf = (snapshot: Snapshot, changed: Partial<OutliersInput> = {}) =>
  outliersReport(
    snapshot,
    { ...outliersInputSchema.parse({ filter: everything, parameters: {} }), ...changed },
    {
      breathe: async () => undefined,
      onProgress: () => undefined,
      root: null,
      scoredCounts: createScoredCounts(),
    },
  );

describe('a burst among ordinary days', () => {
  test('is the finding, with every counted event in order of time; computed again it is the same', async () => {
    const burst = accesses('eva', 100, 60);
    const { snapshot, report } = ask([
      ...ordinary().filter(({ event }) => !(event.actor.id === 'eva' && event.timestamp.startsWith('2026-04-15'))),
      ...burst,
    ]);
    const told = await report;
    expect(outliersReportSchema.parse(told)).toEqual(told);
    expect(told.findings.map(({ actor, day, window, observed }) => [actor.email, day, window, observed])).toEqual([
      ['eva@acme.example', '2026-04-15', 1, 60],
    ]);
    expect(told.findings[0]?.eventIds).toEqual(burst.map(({ event }) => event.id));
    const again = await reportOf(snapshot);
    expect({ ...again, elapsedMs: 0 }).toEqual({ ...told, elapsedMs: 0 });
  });

  test('only days asked for are told, what lies before is history; a budget takes the strongest', async () => {
    const events = [...ordinary(), ...accesses('eva', 80, 60), ...accesses('leo', 100, 40)];
    const { snapshot, report } = ask(events, { from: '2026-04-10' });
    expect((await report).findings.map(({ actor }) => actor.id)).toEqual(['leo']);
    const budget = await reportOf(snapshot, { budget: { alerts: 0.001, per: 'day' } });
    expect([budget.found, budget.findings[0]?.actor.id]).toEqual([1, 'eva']);
  });

  test('the input hash is that of the lines, and changes with one event', async () => {
    const events = ordinary();
    const { snapshot, report } = ask(events);
    const { parameters } = outliersInputSchema.parse({ filter: everything, parameters: {} });
    const question = { filter: everything, parameters };
    const scored = await createScoredCounts().get(snapshot, question, { breathe: async () => undefined });
    const text = [...inputLines(scored.axis, scored.actors, parameters)].join('');
    const { inputHash } = await report;
    expect(inputHash).toBe(createHash('sha256').update(text).digest('hex'));
    expect((await ask(events.slice(1)).report).inputHash).not.toBe(inputHash);
  });
});

describe('a fortnight of three times as many', () => {
  test('is one finding, not one a day', async () => {
    const slow = workdays(126)
      .filter((day) => day >= 91 && day < 105)
      .flatMap((day) => accesses('leo', day, 6));
    const { findings } = await ask([...ordinary(), ...slow]).report;
    const [finding, ...others] = findings;
    expect([finding?.actor.id, finding?.severity, others]).toEqual(['leo', 'high', []]);
    expect(finding?.observed).toBeGreaterThanOrEqual(9);
  });
});

describe('with little to tell from', () => {
  test.each([
    ['nothing', [] as MemoryEvent[], 0],
    ['one event', accesses('ana', 0, 1), 1],
    ['one day', people.flatMap((who) => accesses(who, 0, 20)), 7],
    ['one user', workdays(10).flatMap((day) => accesses('ana', day, 5)), 1],
  ])('%s: no finding, and who is known too short is named', async (_, events, actors) => {
    const report = await ask(events).report;
    expect([report.findings, report.actors, report.notEnoughHistory.length]).toEqual([[], actors, actors]);
    expect(outliersReportSchema.parse(report)).toEqual(report);
  });
});
