// Places, sessions and searched facets over every transport, and what is said when a question about them is wrong.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { everything } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { sampleEvents, toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { transports } from './transports.ts';

const events = sampleEvents(60);

/** The output as it came, after its schema found nothing to refuse, add or drop. */
const conforming = <Output>(procedure: { '~orpc': { outputSchema?: unknown } }, output: Output): Output => {
  const schema = procedure['~orpc'].outputSchema as { parse(value: unknown): unknown };
  expect(schema.parse(output)).toEqual(output);
  return output;
};

describe.each(transports)('questions about shape over $name', (transport) => {
  it('are answered in the words of the contract', async () => {
    const { client, close } = await transport.connect();
    onTestFinished(close);
    const folder = await temporaryFolder();
    const log = join(folder, 'log.jsonl');
    await writeFile(log, toJsonLines(events));
    await client.archive.create({ path: join(folder, 'archive') });
    for await (const moment of await client.imports.run({ sources: [{ kind: 'path', path: log }] })) {
      if (moment.kind === 'report') expect(moment.accepted).toBe(60);
    }
    const { locate, heatmap, matrix, sparklines, facets } = contract.query;
    const { handle } = await client.query.open({ filter: everything, sort: 'newest' });
    const id = events[7]?.id ?? '';
    expect(conforming(locate, await client.query.locate({ handle, target: { kind: 'event', id } }))).toEqual({
      offset: 52,
    });
    const at = events[10]?.timestamp ?? '';
    expect(await client.query.locate({ handle, target: { kind: 'time', at } })).toEqual({ offset: 49 });
    await expect(client.query.locate({ handle, target: { kind: 'time', at: 'noon' } })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(client.query.locate({ handle: 'gone', target: { kind: 'event', id } })).rejects.toMatchObject({
      code: 'HANDLE_EXPIRED',
    });

    const session = await client.events.session({ id, pauseMinutes: 111 });
    const own = events.filter((_, index) => index % 3 === 1).map(({ timestamp }) => timestamp);
    expect(conforming(contract.events.session, session)).toEqual({ from: own[0], to: own.at(-1), count: 20 });
    expect(await client.events.session({ id })).toMatchObject({ count: 1 });
    await expect(client.events.session({ id: 'nobody' })).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });

    const filter = parseFilter('weekday:thu clock:1-23');
    const thursday = events.filter(({ timestamp }) => {
      const time = new Date(timestamp);
      return time.getUTCDay() === 4 && time.getUTCHours() >= 1 && time.getUTCHours() < 23;
    });
    const week = conforming(heatmap, await client.query.heatmap({ filter }));
    expect([week.count, week.cells[3]?.reduce((sum, count) => sum + count, 0)]).toEqual([
      thursday.length,
      thursday.length,
    ]);
    conforming(matrix, await client.query.matrix({ filter, rows: 'actor.email', columns: 'resource.id' }));
    conforming(sparklines, await client.query.sparklines({ filter, field: 'actor.id', values: ['u-1', null] }));
    const found = await client.query.facets({ filter: everything, fields: ['actor.email', 'role'], search: 'ÁNA' });
    expect(conforming(facets, found)).toMatchObject({
      count: 60,
      facets: [
        { distinct: 1, values: [{ value: 'ana@acme.example', count: 20 }] },
        { distinct: 0, values: [] },
      ],
    });
  });
});
