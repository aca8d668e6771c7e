// Whatever the format and wherever the chunks are cut, the same events come out.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncomingEvent } from '#core/archive/types.ts';
import { CsvSplitter } from '#core/ingest/readers/csv-splitter.ts';
import { JsonSplitter } from '#core/ingest/readers/json-splitter.ts';
import { JsonlSplitter } from '#core/ingest/readers/jsonl-splitter.ts';
import type { RawRecord, RecordSplitter } from '#core/ingest/readers/record.ts';
import { importTexts } from '#test/support/import-texts.ts';
import { type StatedEvent, statedEvent } from '#test/support/random-events.ts';

const columns: [string, (event: StatedEvent) => unknown][] = [
  ['id', (event) => event.id],
  ['timestamp', (event) => event.timestamp],
  ['tenant_id', (event) => event.tenantId],
  ['actor.id', (event) => event.actor?.id],
  ['actor.email', (event) => event.actor?.email],
  ['actor_role', (event) => event.actor?.role],
  ['Actor IP', (event) => event.actor?.ip],
  ['actor.userAgent', (event) => event.actor?.userAgent],
  ['action', (event) => event.action],
  ['resource.type', (event) => event.resource?.type],
  ['resource_id', (event) => event.resource?.id],
  ['cross-tenant', (event) => event.crossTenant],
  ['reason', (event) => event.reason],
  ['diff', (event) => event.diff],
  ['before', (event) => event.before],
  ['after', (event) => event.after],
  ['campaign', (event) => event.campaign],
];

const cell = (value: unknown, delimiter: string): string => {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const needsQuotes = /["\r\n]|^\s|\s$/.test(text) || text.includes(delimiter);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
};

const csvOf = (events: StatedEvent[], delimiter: string, lineEnd: string): string =>
  [columns.map(([name]) => name), ...events.map((event) => columns.map(([, read]) => cell(read(event), delimiter)))]
    .map((cells) => cells.join(delimiter) + lineEnd)
    .join('');

const contents = (events: IncomingEvent[]): string[] =>
  events.map(({ contentHash, event }) => `${event.id} ${Buffer.from(contentHash).toString('hex')}`).sort();

const jsonl = (events: StatedEvent[]): string => events.map((event) => JSON.stringify(event)).join('\r\n');

describe('formats', () => {
  it('give the same canonical events', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(statedEvent, { minLength: 2, maxLength: 8 }), async (events) => {
        const expected = contents((await importTexts({ 'a.jsonl': jsonl(events) })).writer.events);
        const forms: Record<string, string | Uint8Array> = {
          'a.json': JSON.stringify(events, null, 1),
          'b.json': `\ufeff${JSON.stringify({ total: events.length, results: events })}`,
          'c.json': events.map((event) => JSON.stringify(event, null, 2)).join('\n'),
          'd.csv': csvOf(events, ',', '\n'),
          'e.csv': `\ufeff${csvOf(events, ';', '\r\n')}`,
          'f.csv': csvOf(events, '\t', '\n'),
          'h.csv': `sep=|\r\n${csvOf(events, '|', '\r\n')}`,
          'i.json': JSON.stringify({ page: 1, answer: { list: events } }),
          'g.jsonl.gz': Buffer.concat([gzipSync(`${jsonl(events.slice(0, 1))}\n`), gzipSync(jsonl(events.slice(1)))]),
        };
        for (const [name, form] of Object.entries(forms)) {
          const { writer, report } = await importTexts({ [name]: form });
          expect(writer.rejected, name).toEqual([]);
          expect(contents(writer.events), name).toEqual(expected);
          expect(report.read, name).toBe(events.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const split = (splitter: RecordSplitter, input: Buffer, cuts: number[]): RawRecord[] => {
  const records: RawRecord[] = [];
  let from = 0;
  for (const cut of [...cuts.map((share) => Math.floor(share * input.length)).sort((a, b) => a - b), input.length]) {
    records.push(...splitter.push(Buffer.from(input.subarray(from, cut))));
    from = cut;
  }
  return [...records, ...splitter.end()];
};

const shown = (records: RawRecord[]): object[] =>
  records.map(({ raw, ...rest }) => ({ ...rest, raw: raw.toString('latin1') }));

const dialect = { delimiter: ',', lineEnd: 'lf', told: false } as const;
const splitters: Record<string, { make: () => RecordSplitter; alphabet: string[] }> = {
  jsonl: { make: () => new JsonlSplitter(64), alphabet: ['{"a":1}', '\n', '\r\n', ' ', 'x', '\ufeff', 'ñ'] },
  json: {
    make: () => new JsonSplitter(64),
    alphabet: [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '"data"',
      '[{',
      '1',
      '\n',
      ' ',
      '\ufeff',
      '"actor"',
      '{"a":"b"}',
    ],
  },
  csv: { make: () => new CsvSplitter(dialect, 64), alphabet: ['"', ',', '\n', '\r\n', 'a', '""', 'ñ', '\ufeff'] },
};

describe.each(Object.entries(splitters))('the %s splitter', (_, { make, alphabet }) => {
  const text = fc.array(fc.constantFrom(...alphabet), { maxLength: 40 }).map((parts) => Buffer.from(parts.join('')));
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

  it('gives the same records wherever the chunks are cut', () => {
    fc.assert(
      fc.property(text, cuts, (input, shares) => {
        expect(shown(split(make(), input, shares))).toEqual(shown(split(make(), input, [])));
      }),
      { numRuns: 2000 },
    );
  });

  it('says truly where each record stands', () => {
    fc.assert(
      fc.property(text, (input) => {
        for (const { raw, byteOffset, line, bytes, problem } of split(make(), input, [])) {
          const before = input.subarray(0, byteOffset).toString('latin1');
          expect(line).toBe(before.split('\n').length);
          if (problem?.message.includes('around the records') === true) continue;
          expect(input.subarray(byteOffset, byteOffset + raw.length)).toEqual(raw);
          if (problem?.reason !== 'too_large') expect(bytes).toBe(raw.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
