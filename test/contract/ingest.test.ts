// What is asked before an import, what it is told, and the sources beside files, over every transport.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import type { ImportMoment, ImportReport } from '#shared/model/import-run.ts';
import { importDecisionsSchema, mappingProfileSchema } from '#shared/model/mapping.ts';
import { sampleEvents, toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { type Client, type Transport, transports } from './transports.ts';

const conforming = <Output>(procedure: { '~orpc': { outputSchema?: unknown } }, output: Output): Output => {
  const schema = procedure['~orpc'].outputSchema as { parse(value: unknown): unknown };
  expect(schema.parse(output)).toEqual(output);
  return output;
};

const reportOf = async (moments: AsyncIterable<ImportMoment>): Promise<ImportReport> => {
  let report: ImportReport | null = null;
  for await (const moment of moments) if (moment.kind === 'report') report = moment;
  if (report === null) throw new Error('an import ends with its report');
  return report;
};

const withArchive = async (transport: Transport): Promise<{ client: Client; folder: string }> => {
  const { client, close } = await transport.connect();
  onTestFinished(close);
  const folder = await temporaryFolder();
  await client.archive.create({ path: join(folder, 'archive') });
  return { client, folder };
};

/** Local times without a zone under Spanish headers: one thing has to be decided. */
const spanish = [
  'Fecha y hora;Usuario correo;Acción;Tipo de recurso;Id de recurso',
  '25/04/2026 10:15:00;ana@acme.example;update;queue;q-1',
  '26/04/2026 11:20:30;luis@acme.example;delete;ivr;i-7',
  '',
].join('\r\n');

const decided = (part: object) => importDecisionsSchema.parse(part);

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'it did not fail',
    (error: unknown) => (error instanceof ORPCError && error.defined ? error.code : String(error)),
  );

describe.each(transports)('ingest over $name', (transport) => {
  it('asks for the zone before anything is written, and reads the times in the one it is given', async () => {
    const { client, folder } = await withArchive(transport);
    const path = join(folder, 'panel.csv');
    await writeFile(path, `\uFEFF${spanish}`);
    const sources = [{ kind: 'path' as const, path }];
    const asked = conforming(contract.imports.inspect, await client.imports.inspect({ sources }));
    expect(asked.inspections).toHaveLength(1);
    expect(asked.inspections[0]).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      dialect: { delimiter: ';' },
      questions: [{ kind: 'zone', examples: ['25/04/2026 10:15:00', '26/04/2026 11:20:30'] }],
    });
    expect(await codeOf(client.imports.run({ sources }).then(reportOf))).toBe('DECISION_NEEDED');
    expect(await client.archive.current()).toMatchObject({ events: 0, imports: 0, generation: 0 });

    const decisions = decided({ zone: 'Europe/Madrid' });
    const settled = await client.imports.inspect({ sources, decisions });
    expect(settled.inspections[0]?.questions).toEqual([]);
    expect(settled.inspections[0]?.rows.map(({ event }) => event?.timestamp)).toEqual([
      '2026-04-25T08:15:00.000Z',
      '2026-04-26T09:20:30.000Z',
    ]);
    const report = await reportOf(await client.imports.run({ sources, decisions }));
    expect(report).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
    expect(report.sources[0]?.reading).toMatchObject({ zone: 'Europe/Madrid' });
  });

  it('remembers a mapping until it is told to forget it', async () => {
    const { client } = await withArchive(transport);
    const fingerprint = createHash('sha256').update(transport.name).digest('hex');
    const profile = mappingProfileSchema.parse({
      format: 'sivo-audit-mapping',
      version: 1,
      name: 'Panel',
      fields: { timestamp: { from: ['Fecha'] }, tenantId: { value: 'acme' } },
      time: { format: 'day-first', zone: 'Europe/Madrid' },
    });
    await client.mappings.save({ fingerprint, profile });
    const { mappings } = conforming(contract.mappings.list, await client.mappings.list());
    expect(mappings.find((mapping) => mapping.fingerprint === fingerprint)?.profile).toEqual(profile);
    await client.mappings.remove({ fingerprint });
    const left = (await client.mappings.list()).mappings;
    expect(left.some((mapping) => mapping.fingerprint === fingerprint)).toBe(false);
  });

  it('keeps connections without their secrets', async () => {
    const { client } = await withArchive(transport);
    const connection = {
      id: `test-${transport.name.replace(/\W/g, '-')}`,
      name: 'Test',
      url: 'https://acme.example/api/audit-logs',
      token: { kind: 'environment' as const, name: 'SIVO_AUDIT_NO_SUCH_VARIABLE' },
      plan: 'pro' as const,
    };
    await client.connections.save({ connection, secret: null });
    const { connections } = conforming(contract.connections.list, await client.connections.list());
    expect(connections).toContainEqual(connection);
    const { url, token } = connection;
    expect(await codeOf(client.connections.test({ url, token }))).toBe('SECRET_MISSING');
    const window = { from: '2026-05-01T00:00:00Z', to: '2026-05-02T00:00:00Z' };
    expect(await codeOf(client.imports.pull({ url, token, ...window }).then(reportOf))).toBe('SECRET_MISSING');
    await client.connections.remove({ id: connection.id });
    expect((await client.connections.list()).connections).not.toContainEqual(connection);
  });

  it('tells what an import was said to cover, and where nothing is claimed', async () => {
    const { client, folder } = await withArchive(transport);
    const path = join(folder, 'log.jsonl');
    const events = sampleEvents(200);
    await writeFile(path, toJsonLines(events));
    const first = events.map(({ timestamp }) => timestamp).sort()[0] ?? '';
    const covers = { from: first, to: new Date(Date.parse(first) + 3_600_000).toISOString() };
    await reportOf(await client.imports.run({ sources: [{ kind: 'path', path }], covers }));
    const coverage = conforming(contract.coverage.get, await client.coverage.get({ zone: 'UTC' }));
    expect(coverage.ranges).toMatchObject([{ source: path, basis: 'stated' }]);
    expect(Date.parse(coverage.ranges[0]?.from ?? '')).toBe(Date.parse(covers.from));
    expect(coverage.days.reduce((sum, day) => sum + day.events, 0)).toBe(events.length);
    expect(coverage.gaps.length).toBeGreaterThan(0);
  });

  it('reads rejected records again and settles them', async () => {
    const { client, folder } = await withArchive(transport);
    const path = join(folder, 'mixed.csv');
    const rows = ['id,timestamp,action', 'a,2026-05-01T10:00:00Z,update', 'b,2026-05-01 12:30:00,delete'];
    await writeFile(path, rows.join('\n'));
    const sources = [{ kind: 'path' as const, path }];
    const report = await reportOf(await client.imports.run({ sources, decisions: decided({ remembered: false }) }));
    expect(report).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
    const open = { settled: false, offset: 0, limit: 10 };
    const before = conforming(contract.quarantine.list, await client.quarantine.list(open));
    expect(before.items).toMatchObject([{ ordinal: 0, settledBy: null, reason: 'bad_timestamp', line: 3 }]);
    const again = await reportOf(await client.imports.retry({ decisions: decided({ zone: 'UTC' }) }));
    expect(again).toMatchObject({ read: 1, accepted: 1, rejected: 0 });
    expect((await client.quarantine.list(open)).total).toBe(0);
    expect((await client.quarantine.list({ ...open, settled: true })).items).toMatchObject([
      { settledBy: again.importId },
    ]);
    const { versions } = await client.events.get({ id: 'b' });
    expect(versions[0]?.provenance).toMatchObject({ source: path, line: 3 });
  });
});
