// The chain check over every transport: progress, a report by the contract, and the way to stop it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ChainReport, chainMomentSchema } from '#shared/model/chain.ts';
import { everything } from '#shared/model/filter.ts';
import { toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { type Client, transports } from './transports.ts';

const changes = 3000;

/** Every change of a queue finds what the one before left, but for one. */
const events = Array.from({ length: changes }, (_, index) => ({
  id: `e${String(index).padStart(5, '0')}`,
  timestamp: new Date(Date.UTC(2026, 4, 1) + index * 60_000).toISOString(),
  tenantId: 't1',
  actor: { id: 'u-1', email: 'ana@acme.example' },
  action: 'update',
  resource: { type: 'queue', id: `q${index % 3}` },
  diff: { priority: { from: index === 2000 ? null : index - 3, to: index } },
}));

const openArchive = async (client: Client): Promise<void> => {
  const folder = await temporaryFolder();
  const log = join(folder, 'log.jsonl');
  await writeFile(log, toJsonLines(events));
  await client.archive.create({ path: join(folder, 'archive') });
  for await (const moment of await client.imports.run({ sources: [{ kind: 'path', path: log }] })) {
    if (moment.kind === 'report') expect(moment.accepted).toBe(changes);
  }
};

describe.each(transports)('the chain check over $name', (transport) => {
  it('streams to a report in the words of the contract', async () => {
    const { client, close } = await transport.connect();
    onTestFinished(close);
    await openArchive(client);
    const reports: ChainReport[] = [];
    for await (const moment of await client.changes.chain({ filter: everything })) {
      expect(chainMomentSchema.parse(moment)).toEqual(moment);
      if (moment.kind === 'report') reports.push(moment);
    }
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      checked: { resources: 3, links: changes - 3, changes },
      flipHours: 24,
      breakTotal: 1,
      breaks: [
        {
          resource: { type: 'queue', id: 'q2', tenantId: 't1' },
          field: 'priority',
          expected: 1997,
          found: null,
          previousEventId: 'e01997',
          eventId: 'e02000',
          coverage: { kind: 'uncovered' },
        },
      ],
    });
    const unfitting = { filter: everything, flipHours: -1 };
    await expect(client.changes.chain(unfitting)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('ends when nobody waits for it any more', async () => {
    const { client, close } = await transport.connect();
    onTestFinished(close);
    await openArchive(client);
    const leaving = new AbortController();
    const moments = await client.changes.chain({ filter: everything }, { signal: leaving.signal });
    leaving.abort();
    const follow = async (): Promise<void> => {
      for await (const moment of moments) expect(moment.kind).toBe('progress');
    };
    await expect(follow()).rejects.toThrow();
    const again = await client.changes.resources({ filter: everything });
    expect(again.total).toBe(3);
  });
});
