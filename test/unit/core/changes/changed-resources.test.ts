// The resources that changed, counted from a log given in pages.
import { describe, expect, it } from 'vitest';
import { changedResources } from '#core/changes/changed-resources.ts';
import type { ChangeEvent, ChangeLog } from '#core/changes/types.ts';
import {
  type ChangedResources,
  type ChangedResourcesInput,
  changedResourcesInputSchema,
} from '#shared/model/changes.ts';
import { everything } from '#shared/model/filter.ts';
import { changeEvent } from '#test/support/change-events.ts';

const breathe = async (): Promise<void> => {};

/** A log of these changes, two a page; `asked` grows with every reading. */
const logOf = (events: readonly ChangeEvent[]): ChangeLog & { asked: number } => {
  const log = {
    asked: 0,
    generation: 1,
    ofResource: async () => [],
    names: async () => false,
    count: async () => events.length,
    versionsOf: () => [],
    changes: async function* () {
      log.asked += 1;
      for (let start = 0; start < events.length; start += 2) yield events.slice(start, start + 2);
    },
  };
  return log;
};

const ask = (log: ChangeLog, input: Partial<ChangedResourcesInput> = {}): Promise<ChangedResources> =>
  changedResources(log, changedResourcesInputSchema.parse({ filter: everything, ...input }), breathe);

const named = (name: string): Partial<ChangeEvent> => ({ diff: { name: { from: null, to: name } } });
const events = [
  changeEvent(1, { resourceId: 'q1', ...named('Zebra') }),
  changeEvent(2, { resourceId: 'q1', actor: { id: 'u-2', email: null } }),
  changeEvent(3, { resourceType: 'ivr', resourceId: 'i1', ...named('Ñandú') }),
  changeEvent(4, { resourceType: 'ivr', resourceId: 'i2', ...named('Apple') }),
  changeEvent(5, { resourceType: 'ivr', resourceId: 'i2', action: 'delete' }),
  changeEvent(6, { resourceId: null }),
  changeEvent(7, { resourceId: 'q1', tenantId: 't2' }),
];

describe('resources that changed', () => {
  it('are counted with their first and last change, their newest name, and whether they are deleted', async () => {
    const found = await ask(logOf(events));
    expect([found.total, found.changes, found.unidentified]).toEqual([4, 7, 1]);
    expect(found.resources.map(({ id, tenantId, changes }) => [id, tenantId, changes])).toEqual([
      ['q1', 't2', 1],
      ['i2', 't1', 2],
      ['i1', 't1', 1],
      ['q1', 't1', 2],
    ]);
    expect(found.resources[3]).toEqual({
      type: 'queue',
      id: 'q1',
      tenantId: 't1',
      name: 'Zebra',
      changes: 2,
      firstAt: '2026-05-01T08:00:00.000Z',
      lastAt: '2026-05-01T09:00:00.000Z',
      lastEventId: 'e2',
      lastBy: { id: 'u-2', email: null },
      deleted: false,
    });
    expect(found.resources[1]).toMatchObject({ deleted: true, name: 'Apple' });
  });

  it('come sorted, searched and paged, from one reading of the log', async () => {
    const log = logOf(events);
    const ids = async (input: Partial<ChangedResourcesInput>): Promise<string[]> =>
      (await ask(log, input)).resources.map(({ id, tenantId }) => `${id}${tenantId}`);
    expect(await ids({ sort: 'changes' })).toEqual(['i2t1', 'q1t1', 'q1t2', 'i1t1']);
    expect(await ids({ sort: 'type' })).toEqual(['i2t1', 'i1t1', 'q1t2', 'q1t1']);
    expect(await ids({ offset: 1, limit: 2 })).toEqual(['i2t1', 'i1t1']);
    expect(await ids({ search: ' nandu ' })).toEqual(['i1t1']);
    expect(await ids({ search: 'IVR' })).toEqual(['i2t1', 'i1t1']);
    expect(await ask(log, { search: 'zebra' })).toMatchObject({ total: 1, changes: 7 });
    expect(log.asked).toBe(1);
    await ids({ zone: 'Europe/Madrid' });
    expect(log.asked).toBe(2);
  });

  it('count an event once whose sources disagree, and take the last word from the version stored first', async () => {
    const log = logOf([
      changeEvent(1, { conflict: true }),
      changeEvent(2, { eventId: 'e1', conflict: true, later: true, action: 'delete' }),
      changeEvent(3, { resourceId: 'q2', eventId: 'e1', conflict: true, later: true }),
      changeEvent(4, { resourceId: 'q2', eventId: 'e1', conflict: true, later: true }),
      changeEvent(5, { resourceId: 'q2', eventId: 'e5' }),
    ]);
    const { changes, resources } = await ask(log);
    expect(changes).toBe(3);
    expect(
      resources.map(({ id, changes: own, lastEventId, deleted, firstAt }) => [
        id,
        own,
        lastEventId,
        deleted,
        firstAt.slice(11, 13),
      ]),
    ).toEqual([
      ['q2', 2, 'e5', false, '10'],
      ['q1', 1, 'e1', false, '08'],
    ]);
  });
});
