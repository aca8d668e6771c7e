// Random events, written in every format, encoding, dialect and container, imported into archives of their own: what the
// export gives back is the same text, event by event.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { eventWriter } from '#cli/query-output.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { createQueryEngine } from '#core/query/engine.ts';
import { everything } from '#shared/model/filter.ts';
import { tarOf, zipOf, zstdRaw } from '#test/support/archive-files.ts';
import { type StatedEvent, statedEvent } from '#test/support/random-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const options = { appVersion: '0.0.0-test', now: () => new Date() };

const columns: [string, (event: StatedEvent) => unknown][] = [
  ['id', (event) => event.id],
  ['timestamp', (event) => event.timestamp],
  ['tenantId', (event) => event.tenantId],
  ['actor.id', (event) => event.actor?.id],
  ['actor.email', (event) => event.actor?.email],
  ['actor.role', (event) => event.actor?.role],
  ['actor.ip', (event) => event.actor?.ip],
  ['actor.userAgent', (event) => event.actor?.userAgent],
  ['action', (event) => event.action],
  ['resource.type', (event) => event.resource?.type],
  ['resource.id', (event) => event.resource?.id],
  ['crossTenant', (event) => event.crossTenant],
  ['reason', (event) => event.reason],
  ['diff', (event) => event.diff],
  ['before', (event) => event.before],
  ['after', (event) => event.after],
  ['campaign', (event) => event.campaign],
];

const textOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

const csv = (events: readonly StatedEvent[], delimiter: string, lineEnd: string): string =>
  [columns.map(([name]) => name), ...events.map((event) => columns.map(([, read]) => textOf(read(event))))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + lineEnd)
    .join('');

const swapped = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

/** Columns that are no texts in a table that knows types. */
const parquetTypes: Record<string, 'JSON' | 'BOOLEAN'> = {
  diff: 'JSON',
  before: 'JSON',
  after: 'JSON',
  crossTenant: 'BOOLEAN',
};

const forms: Record<string, (events: StatedEvent[]) => string | Uint8Array | Promise<Uint8Array>> = {
  'array.json': (events) => JSON.stringify(events),
  'envelope.json': (events) => `\ufeff${JSON.stringify({ nextCursor: null, items: events }, null, 2)}`,
  'comma.csv': (events) => csv(events, ',', '\n'),
  'semicolon.csv': (events) => `\ufeff${csv(events, ';', '\r\n')}`,
  'tab.tsv': (events) => csv(events, '\t', '\r\n'),
  'preamble.csv': (events) => `Audit report\r\n\r\n${csv(events, ';', '\r\n')}`,
  'utf16le.csv': (events) => Buffer.from(`\ufeff${csv(events, ';', '\r\n')}`, 'utf16le'),
  'utf16be.jsonl': (events) => swapped(lines(events)),
  'lines.jsonl.gz': (events) => gzipSync(lines(events)),
  'lines.jsonl.zst': (events) => zstdRaw(lines(events)),
  'some.zip': (events) => zipOf([{ name: 'a/lines.jsonl', bytes: lines(events) }]),
  'some.tar.gz': async (events) => gzipSync(await tarOf([{ name: 'table.csv', bytes: csv(events, ',', '\n') }])),
  'table.parquet': (events) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: columns.map(([name, read]) => ({
          name,
          type: parquetTypes[name] ?? ('STRING' as const),
          nullable: true,
          data: events.map((event) => read(event) ?? null),
        })),
      }),
    ),
};

const lines = (events: readonly StatedEvent[]): string => events.map((event) => JSON.stringify(event)).join('\n');

/** Imports one file into an archive of its own and gives the lines of its export, in no order. */
const exportOf = async (folder: string, name: string, content: string | Uint8Array): Promise<string[]> => {
  const path = join(folder, name);
  await writeFile(path, content);
  const archive = join(folder, `${name}-archive`);
  createArchive(archive, options);
  const writer = await openWriter(archive, options);
  const report = await runImport({ ...options, writer, sources: [{ path, name }], strict: true });
  expect(report.rejected, name).toBe(0);
  const engine = await createQueryEngine(archive);
  const { handle, count } = await engine.open({ filter: everything, zone: 'UTC', sort: 'newest' });
  const { events } = await engine.events({ handle, offset: 0, limit: count });
  engine.close();
  return eventWriter('jsonl').page(events).trimEnd().split('\n').sort();
};

const someEvents = fc.uniqueArray(statedEvent, { minLength: 1, maxLength: 12, selector: ({ id }) => id });

it('gives back the same events, whatever they were written in', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(someEvents, async (events) => {
      const folder = await temporaryFolder();
      const expected = await exportOf(folder, 'lines.jsonl', lines(events));
      expect(expected).toHaveLength(events.length);
      for (const [name, write] of Object.entries(forms)) {
        expect(await exportOf(folder, name, await write(events)), name).toEqual(expected);
        compared += 1;
      }
    }),
    { numRuns: 8 },
  );
  expect(compared).toBeGreaterThanOrEqual(8 * Object.keys(forms).length);
}, 120_000);
