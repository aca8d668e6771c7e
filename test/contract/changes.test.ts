// Histories, states as of a moment and changed resources over every transport, and what is said when a question is wrong.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { everything } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { transports } from './transports.ts';

const event = (day: number, id: string, rest: object): object => ({
  id: `e${day}`,
  timestamp: `2026-05-0${day}T10:00:00.000Z`,
  tenantId: 't1',
  actor: { id: 'u-1', email: 'ana@acme.example', role: 'admin' },
  action: 'update',
  resource: { type: 'recording_policy', id },
  ...rest,
});

const events = [
  event(1, 'p1', { diff: { retention_days: { from: 90, to: 180 } } }),
  event(2, 'p1', {
    before: { retention_days: 180, name: null, limit: '9007199254740993' },
    after: { retention_days: 180, name: 'EU', limit: '9007199254740993' },
  }),
  event(3, 'p2', { action: 'delete' }),
  event(4, 'p1', { action: 'access' }),
];

/** The output as it came, after its schema found nothing to refuse, add or drop. */
const conforming = <Output>(procedure: { '~orpc': { outputSchema?: unknown } }, output: Output): Output => {
  const schema = procedure['~orpc'].outputSchema as { parse(value: unknown): unknown };
  expect(schema.parse(output)).toEqual(output);
  return output;
};

describe.each(transports)('questions about changes over $name', (transport) => {
  it('are answered, and refused, in the words of the contract', async () => {
    const { client, close } = await transport.connect();
    onTestFinished(close);
    const resource = { type: 'recording_policy', id: 'p1' };
    await expect(client.changes.history({ resource })).rejects.toMatchObject({ code: 'NO_ARCHIVE_OPEN' });
    const folder = await temporaryFolder();
    const log = join(folder, 'log.jsonl');
    await writeFile(log, toJsonLines(events.slice(0, 2)));
    await client.archive.create({ path: join(folder, 'archive') });
    const importLog = async (): Promise<void> => {
      for await (const moment of await client.imports.run({ sources: [{ kind: 'path', path: log }] })) {
        if (moment.kind === 'report') expect(moment.rejected).toBe(0);
      }
    };
    await importLog();
    const { changes } = client;
    const history = conforming(contract.changes.history, await changes.history({ resource }));
    expect(history).toMatchObject({ name: 'EU', tenants: ['t1'], versions: [{ eventId: 'e1' }, { eventId: 'e2' }] });

    const state = async (at: Parameters<typeof changes.state>[0]['at']) =>
      conforming(contract.changes.state, await changes.state({ resource: history.resource, at }));
    expect(await state({ kind: 'now' })).toMatchObject({
      complete: true,
      state: { retention_days: 180, name: 'EU', limit: '9007199254740993' },
      blame: {
        name: { eventId: 'e2', how: 'set' },
        retention_days: { eventId: 'e1', how: 'set' },
        limit: { how: 'seen' },
      },
    });
    expect(await state({ kind: 'before', eventId: 'e2' })).toMatchObject({
      state: { name: null },
      version: { number: 1 },
    });
    expect(await state({ kind: 'time', at: '2026-05-01T12:00:00+02:00' })).toMatchObject({
      state: { retention_days: 180 },
      unknown: ['name', 'limit'],
      inferred: { name: { value: null, eventId: 'e2' } },
    });
    expect(await state({ kind: 'time', at: '2026-05-01T09:59:59Z' })).toMatchObject({ state: null, exists: 'unknown' });

    await writeFile(log, toJsonLines(events));
    await importLog();
    const all = conforming(contract.changes.resources, await changes.resources({ filter: everything }));
    expect(all).toMatchObject({
      total: 2,
      changes: 3,
      unidentified: 0,
      resources: [
        { id: 'p2', deleted: true },
        { id: 'p1', changes: 2 },
      ],
    });
    const filter = parseFilter('to:2026-05-02');
    expect(await changes.resources({ filter })).toMatchObject({ total: 1, changes: 1, resources: [{ id: 'p1' }] });
    expect(await changes.history({ resource: { ...resource, id: 'p2' } })).toMatchObject({
      versions: [{ kind: 'delete' }],
    });

    for (const other of [{ id: 'p9' }, { type: 'Recording_policy' }, { tenantId: null }]) {
      await expect(changes.history({ resource: { ...resource, ...other } })).rejects.toMatchObject({
        code: 'RESOURCE_NOT_FOUND',
      });
    }
    for (const eventId of ['e3', 'e4', 'nobody']) {
      await expect(changes.state({ resource, at: { kind: 'after', eventId } })).rejects.toMatchObject({
        code: 'EVENT_NOT_FOUND',
      });
    }
    await expect(changes.state({ resource, at: { kind: 'time', at: 'noon' } })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(changes.history({ resource: { type: '', id: 'p1' } })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
