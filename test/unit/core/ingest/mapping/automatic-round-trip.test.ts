// Random events under the names of other systems, as CSV of any dialect and as JSON: the same events, there and back.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IncomingEvent } from '#core/archive/types.ts';
import { importTexts } from '#test/support/import-texts.ts';

const text = fc.string({
  minLength: 1,
  unit: fc.constantFrom('a', 'B', ' ', '"', ',', ';', '|', 'ñ', '💥', '\\', '7'),
});

const row = fc
  .record({
    Fecha: fc
      .date({ min: new Date('2001-01-01T00:00:00Z'), max: new Date('2099-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    Correo: text.map((name) => `${name.replace(/[^aB7]/g, '') || 'x'}@acme.example`),
    Acción: text,
    'Tipo de recurso': text,
    Oficina: text,
  })
  .map((cells) => cells as Record<string, string>);

const cell = (value: string, delimiter: string): string =>
  /["\r\n]|^\s|\s$/.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value;

const csvOf = (rows: readonly Record<string, string>[], delimiter: string, lineEnd: string): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((cells) => Object.values(cells))]
    .map((cells) => cells.map((value) => cell(value, delimiter)).join(delimiter) + lineEnd)
    .join('');

const contents = (events: readonly IncomingEvent[]): string[] =>
  events.map(({ contentHash }) => Buffer.from(contentHash).toString('hex')).sort();

it('every format and dialect of a foreign log gives the same events, and so does their export', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { minLength: 3, maxLength: 6, selector: ({ Fecha }) => Fecha }),
      async (rows) => {
        const first = await importTexts({ 'a.jsonl': rows.map((cells) => JSON.stringify(cells)).join('\n') });
        expect(first.report).toMatchObject({ accepted: rows.length, rejected: 0 });
        expect(first.writer.events[0]?.event).toMatchObject({
          actor: { email: rows[0]?.Correo },
          action: rows[0]?.Acción,
        });
        const expected = contents(first.writer.events);
        const forms: Record<string, string> = {
          'b.json': JSON.stringify({ answer: { entries: rows } }),
          'c.csv': csvOf(rows, ',', '\n'),
          'd.csv': `\ufeff${csvOf(rows, ';', '\r\n')}`,
          'e.tsv': csvOf(rows, '\t', '\n'),
          'f.csv': csvOf(rows, '|', '\r\n'),
          'g.jsonl': first.writer.events.map(({ event }) => `${JSON.stringify(event)}\n`).join(''),
        };
        for (const [name, form] of Object.entries(forms)) {
          const { writer } = await importTexts({ [name]: form });
          expect(contents(writer.events), name).toEqual(expected);
        }
      },
    ),
    { numRuns: 25 },
  );
});
