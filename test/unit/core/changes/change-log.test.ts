// The changes of real archives, against a plain filter over the events put in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { isLifecycle } from '#core/changes/change-kind.ts';
import { createChangeLog } from '#core/changes/change-log.ts';
import { changingSeqs } from '#core/changes/change-rows.ts';
import { inOrder, pagesOfMonth } from '#core/changes/changes-in-order.ts';
import type { ChangeEvent, ChangeLog, ChangeQuestion } from '#core/changes/types.ts';
import { createSnapshot, type Snapshot } from '#core/query/snapshot.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { MemoryEvent } from '#test/support/memory-reader.ts';
import { naiveMatch, naiveOrder, withConflictsMarked } from '#test/support/naive-query.ts';
import { writeArchive } from '#test/support/write-archive.ts';
import { archiveArbitrary, questionArbitrary } from '../query/event-arbitrary.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'changes-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;
/** An archive of some imports, and its events as they are stored. */
const archiveOf = async (...imports: AuditEvent[][]): Promise<{ snapshot: Snapshot; stored: MemoryEvent[] }> => {
  made += 1;
  const path = join(folder, `archive-${made}`);
  createArchive(path, { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') });
  const stored: MemoryEvent[] = [];
  for (const events of imports) stored.push(...(await writeArchive(path, events)));
  return { snapshot: createSnapshot(await openReader(path)), stored };
};

const breathe = async (): Promise<void> => {};
const allOf = async (log: ChangeLog, question: ChangeQuestion | null): Promise<ChangeEvent[]> => {
  const all: ChangeEvent[] = [];
  for await (const page of log.changes(question, breathe)) all.push(...page);
  return all;
};

const isChange = ({ event: { diff, before, after, action } }: MemoryEvent): boolean =>
  [diff, before, after].some((part) => part !== undefined) || isLifecycle(action);
/** What a test can know of a change; versions of one id at one time have no order that it could. */
const told = ({ timestamp, eventId, conflict }: ChangeEvent): string => `${timestamp} ${eventId} ${conflict}`;
const expected = (stored: readonly MemoryEvent[]): string[] =>
  [...stored].sort(naiveOrder).map(({ event, conflict }) => `${event.timestamp} ${event.id} ${conflict}`);

const eventsArbitrary = archiveArbitrary.map((events) => events.map(({ event }) => event));

describe('the log of changes', () => {
  it('tells all changes that fit, in total order, and those of a resource', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(eventsArbitrary, { minLength: 1, maxLength: 3 }),
        fc.array(questionArbitrary, { minLength: 3, maxLength: 3 }),
        async (imports, filters) => {
          const { snapshot, stored } = await archiveOf(...imports);
          const log = createChangeLog(snapshot);
          const changes = withConflictsMarked(stored).filter(isChange);
          const all = await allOf(log, null);
          expect(all.map(told)).toEqual(expected(changes));
          expect(await log.count(null, breathe)).toBe(changes.length);
          for (const filter of filters) {
            const fitting = changes.filter((one) => naiveMatch(filter, one));
            expect((await allOf(log, { filter, zone: 'UTC' })).map(told)).toEqual(expected(fitting));
            expect(await log.count({ filter, zone: 'UTC' }, breathe)).toBe(fitting.length);
          }
          for (const { event } of stored.slice(0, 6)) {
            const { type, id } = event.resource;
            if (type === null || id === null) continue;
            for (const tenantId of [undefined, null, 't1']) {
              const ref = { type, id, ...(tenantId === undefined ? {} : { tenantId }) };
              const isOwn = ({ resourceType, resourceId, ...one }: ChangeEvent): boolean =>
                resourceType === type && resourceId === id && (tenantId === undefined || one.tenantId === tenantId);
              expect(await log.ofResource(ref, breathe)).toEqual(all.filter(isOwn));
              const isNamed = stored.some(
                ({ event: { resource, tenantId: own } }) =>
                  resource.type === type && resource.id === id && (tenantId === undefined || own === tenantId),
              );
              expect(await log.names(ref, breathe)).toBe(isNamed);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('pages a month whose parts overlap without parting one instant, each event as a whole read gives it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(eventsArbitrary, { minLength: 2, maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        async (imports, size) => {
          const { snapshot } = await archiveOf(...imports);
          for (const month of new Set(snapshot.views.map(({ segment }) => segment.entry.month))) {
            const views = snapshot.views.filter(({ segment }) => segment.entry.month === month);
            const pages: ChangeEvent[][] = [];
            const parts = views.map((view) => ({ view, seqs: changingSeqs(view) }));
            for await (const page of pagesOfMonth(parts, size, breathe)) pages.push(page);
            const all = pages.flat();
            expect([...all].sort(inOrder)).toEqual(all);
            const whole = parts.flatMap(({ view, seqs }) => view.events(seqs));
            const byId = (one: { id: string }, other: { id: string }): number =>
              one.id < other.id ? -1 : Number(one.id > other.id);
            const contents = all.map(({ eventId: id, timestamp, diff, before, after, extra, ...rest }) =>
              JSON.stringify([
                id,
                timestamp,
                diff,
                before,
                after,
                extra,
                rest.actor,
                rest.action,
                rest.resourceType,
                rest.resourceId,
                rest.tenantId,
                rest.reason,
                rest.crossTenant,
                rest.conflict,
              ]),
            );
            const wanted = whole
              .map(({ event, conflict }) => event && { ...event, conflict })
              .sort(byId)
              .map(
                ({
                  id,
                  timestamp,
                  diff,
                  before,
                  after,
                  extra,
                  actor,
                  action,
                  resource,
                  tenantId,
                  reason,
                  crossTenant,
                  conflict,
                }) =>
                  JSON.stringify([
                    id,
                    timestamp,
                    diff,
                    before,
                    after,
                    extra,
                    { id: actor.id, email: actor.email },
                    action,
                    resource.type,
                    resource.id,
                    tenantId,
                    reason,
                    crossTenant,
                    conflict,
                  ]),
              );
            expect(contents.sort()).toEqual(wanted.sort());
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

const event = (id: string, change: Partial<AuditEvent>): AuditEvent => ({
  id,
  timestamp: '2026-05-01T10:00:00.000Z',
  timestampText: '2026-05-01T10:00:00.000Z',
  tenantId: 't1',
  actor: { id: 'u1', email: null, role: null, ip: null, userAgent: null },
  action: 'update',
  resource: { type: 'queue', id: 'q1' },
  category: 'configuration',
  crossTenant: null,
  reason: null,
  ...change,
});

describe('versions of an event that contradict each other', () => {
  it('are all told, marked, the later ones as such, and the first stored first when they are asked for', async () => {
    const first = event('e1', { timestamp: '2026-06-01T10:00:00.000Z', diff: { a: { from: 1, to: 2 } } });
    const second = event('e1', { diff: { a: { from: 1, to: 3 } } });
    const { snapshot } = await archiveOf([first], [second, event('e2', { diff: { a: { from: 2, to: 3 } } })]);
    const log = createChangeLog(snapshot);
    const marks = (events: readonly ChangeEvent[]): unknown[] =>
      events.map(({ eventId, timestamp, conflict, later }) => [eventId, timestamp.slice(5, 7), conflict, later]);
    expect(marks(await log.ofResource({ type: 'queue', id: 'q1' }, breathe))).toEqual([
      ['e1', '05', true, true],
      ['e2', '05', false, undefined],
      ['e1', '06', true, undefined],
    ]);
    const versions = log.versionsOf('e1');
    expect(marks(versions)).toEqual([
      ['e1', '06', true, undefined],
      ['e1', '05', true, true],
    ]);
    for (const { contentHash } of [...versions, ...log.versionsOf('e2')]) expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a history asked for again', () => {
  it('is the same, whatever was done to the first answer', async () => {
    const { snapshot } = await archiveOf([event('e1', { diff: { a: { from: 1, to: 2 } } })]);
    const log = createChangeLog(snapshot);
    const ask = (): Promise<ChangeEvent[]> => log.ofResource({ type: 'queue', id: 'q1' }, breathe);
    (await ask()).pop();
    expect(await ask()).toHaveLength(1);
  });
});
