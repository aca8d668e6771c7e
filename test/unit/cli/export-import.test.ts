// What `query` gives whole, `import` takes back as the very same events.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventWriter, jsonWriter } from '#cli/query-output.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { createDemoArchive } from '#core/demo/create-demo-archive.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { everything } from '#shared/model/filter.ts';
import { anyJson, statedEvent } from '#test/support/random-events.ts';
import { runCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const formats = [
  { name: 'jsonl', args: ['--format', 'jsonl'] },
  { name: 'json', args: ['--json'] },
  { name: 'csv', args: ['--format', 'csv'] },
];

/** Id and hash of the canonical form of every event, and what the source called the time. */
const identitiesOf = async (archive: string): Promise<string[]> => {
  const reader = await openReader(archive);
  try {
    return reader.segments
      .flatMap((segment) => segment.events(Array.from({ length: segment.entry.events }, (_, seq) => seq)))
      .map(({ event, contentHash }) => `${Buffer.from(contentHash).toString('hex')} ${event.id} ${event.timestampText}`)
      .sort();
  } finally {
    reader.close();
  }
};

const options = { appVersion: '0.0.0', now: () => new Date() };

const importInto = async (archive: string, paths: readonly string[]) => {
  const sources = paths.map((path) => ({ path, name: path }));
  return runImport({ ...options, writer: await openWriter(archive, options), sources, strict: true });
};

type Export = (archive: string) => Promise<string>;

const exportByCli =
  (args: readonly string[]): Export =>
  async (archive) => {
    const result = await runCli(['query', '--archive', archive, '--limit', 'all', ...args]);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    return result.stdout;
  };

const exportInProcess =
  (name: string): Export =>
  async (archive) => {
    const engine = await createQueryEngine(archive);
    const { handle, count } = await engine.open({ filter: everything, zone: 'UTC', sort: 'newest' });
    const writer = name === 'json' ? jsonWriter(count) : eventWriter(name === 'csv' ? 'csv' : 'jsonl');
    let text = writer.head;
    for (let offset = 0; offset < count; offset += 1000) {
      text += writer.page((await engine.events({ handle, offset, limit: 1000 })).events);
    }
    engine.close();
    return text + writer.tail;
  };

/** Exports the archive and imports that into a new one and into itself. */
const expectRoundTrip = async (archive: string, name: string, exported: Export): Promise<void> => {
  const folder = await temporaryFolder();
  const file = join(folder, `export.${name}`);
  await writeFile(file, await exported(archive));
  const identities = await identitiesOf(archive);
  const count = identities.length;
  const copy = join(folder, 'copy');
  createArchive(copy, options);
  const into = (target: string) => importInto(target, [file]);
  expect(await into(copy)).toMatchObject({ read: count, accepted: count });
  expect(await identitiesOf(copy)).toEqual(identities);
  expect(await into(archive)).toMatchObject({ read: count, duplicates: count, archive: { events: count } });
};

const archiveOf = async (files: Record<string, string>): Promise<string> => {
  const folder = await temporaryFolder();
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const archive = join(folder, 'archive');
  createArchive(archive, options);
  await importInto(archive, paths);
  return archive;
};

const time = '"timestamp":"2026-05-01T10:00:00Z"';
const awkward = [
  `{"id":"1","timestamp":"2026-05-01t12:00:00.1234567+02:00","actor":{"id":"","email":"","role":"","ip":"","userAgent":""}}`,
  `{"id":"2",${time},"tenantId":"","action":"","resource":{"type":"","id":""},"reason":""}`,
  `{"id":"3",${time},"before":null,"after":{"a":null},"diff":"text","extra":{"extra":1},"category":"mine"}`,
  `{"id":"4",${time},"timestampText":"yesterday","extra":{"timestampText":"x","category":7},"before":"{\\"a\\":1}"}`,
  `{"id":"5",${time},"__proto__":{"__proto__":1},"constructor":"x","note":"","metadata":{},"extra":[1]}`,
  `{"id":"6",${time},"n":123456789012345678901,"m":1e400,"k":-0,"f":0.1,"e":1e21,"after":12345678901234567890}`,
  `{"id":"  7\\r\\n\\"",${time},"actor":"someone","resource":"=1+1","diff":[],"before":"","after":false}`,
  `{${time},"action":"no id","crossTenant":null,"reason":"\\u0000 \\ufeff"}`,
  `{"id":"8",${time},"actor":{"email":{"odd":1},"name":"x"},"reason":{"deep":[{}]},"cross_tenant":"sí"}`,
];

describe.each(formats)('events as $name', ({ name, args }) => {
  it('come back from a demo archive', async () => {
    const archive = join(await temporaryFolder(), 'demo');
    await createDemoArchive(archive, { ...options, events: 3000 });
    await expectRoundTrip(archive, name, exportInProcess(name));
  });

  it('come back from random records', async () => {
    const record = fc.tuple(statedEvent, fc.dictionary(fc.string({ unit: 'binary' }), anyJson, { maxKeys: 2 }));
    const records = fc.sample(record, { numRuns: 80, seed: 11 });
    const lines = records.map(([event, rest], index) => JSON.stringify({ rest, ...event, id: `${event.id} ${index}` }));
    const archive = await archiveOf({ 'random.jsonl': lines.join('\n') });
    await expectRoundTrip(archive, name, exportInProcess(name));
  });

  it('come back from awkward records, through the command', async () => {
    const archive = await archiveOf({
      'awkward.jsonl': awkward.join('\n'),
      'zone-in-the-header.csv':
        'Id,Time (UTC),User,Note\r\nz1,2026-05-01 10:00:00,ana,\r\nz2,2026-05-01 10:00,bob,"a\r\nb"\r\n',
    });
    await expectRoundTrip(archive, name, exportByCli(args));
  });
});

it('half a character comes back from JSON, and CSV says that it cannot hold it', async () => {
  const archive = await archiveOf({ 'odd.jsonl': `{"id":"\\ud800",${time},"action":"\\udfff","note":"\\ud801"}` });
  for (const name of ['jsonl', 'json']) await expectRoundTrip(archive, name, exportInProcess(name));
  const { stderr } = await runCli(['query', '--archive', archive, '--format', 'csv']);
  expect(stderr).toBe('Some texts hold half a character, which CSV can only show as \ufffd; jsonl keeps it.\n');
});
