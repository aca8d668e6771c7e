// Cells that spreadsheets would run as formulas are evidence: they are stored as they came, never neutralised on the way in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtureFolder } from '#test/support/fixture-folder.ts';
import { importTexts } from '#test/support/import-texts.ts';

const folder = fixtureFolder('csv_injection');
const payloads =
  folder === null
    ? []
    : readFileSync(join(folder, 'csv-payload.txt'), 'utf8')
        .split(/\r?\n/)
        .filter((line) => line !== '');

const time = '2026-05-20T10:23:45.123Z';
const names = ['id', 'timestamp', 'action', 'reason', 'note'];

const table = (delimiter: string, lineEnd: string): string =>
  [names, ...payloads.map((text, index) => [`e${index}`, time, text, text, text])]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
    .join(lineEnd);

const lines = (): string =>
  payloads
    .map((text, index) => JSON.stringify({ id: `e${index}`, timestamp: time, action: text, reason: text, note: text }))
    .join('\n');

describe.skipIf(folder === null)('formulas', () => {
  it.each([
    ['a.csv', () => table(',', '\n')],
    ['a.csv', () => table(';', '\r\n')],
    ['a.tsv', () => table('\t', '\r')],
    ['a.jsonl', lines],
  ])('come through %s unchanged', async (name, make) => {
    const { report, writer } = await importTexts({ [name]: make() });
    expect(payloads.length).toBeGreaterThan(3);
    expect(report).toMatchObject({ accepted: payloads.length, rejected: 0 });
    const stored = writer.events.map(({ event }) => [event.action, event.reason, event.extra?.note]);
    expect(stored).toEqual(payloads.map((text) => [text, text, text]));
  });
});
