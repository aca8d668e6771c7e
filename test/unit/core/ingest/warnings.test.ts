import { describe, expect, it } from 'vitest';
import type { SourceWarning } from '#shared/model/source-warning.ts';
import { importTexts } from '#test/support/import-texts.ts';

const time = '2026-05-20T10:23:45.123Z';

const warningsOf = async (name: string, text: string): Promise<SourceWarning[]> => {
  const { report } = await importTexts({ [name]: text });
  const { read, accepted, duplicates, conflicts, rejected } = report;
  expect(accepted + duplicates + conflicts + rejected).toBe(read);
  return report.sources[0]?.warnings ?? [];
};

const table = (...rows: string[]): string => ['id,timestamp,action,note', ...rows].join('\n');
const row = (id: string, note = ''): string => `${id},${time},update,${note}`;
const line = (id: number, members: object = {}): string =>
  JSON.stringify({ id: `e${id}`, timestamp: time, ...members });

describe('warnings of a source', () => {
  it('are none where there is nothing to tell', async () => {
    const fine = table(row('1', '"E+1, and 1.5E+3x"'), row('2', 'ACE+12'), row('3', '"a\nb"'));
    expect(await warningsOf('a.csv', fine)).toEqual([]);
    expect(await warningsOf('a.jsonl', [line(1, { n: 1.23e25 }), line(2)].join('\n'))).toEqual([]);
  });

  it('tell of numbers a spreadsheet has shortened', async () => {
    const text = table(row('1.23457E+15'), row('2'), row('3', '"4,5E+12"'), row('5', '7E+20 and 8E+20'), row('6E+11'));
    expect(await warningsOf('a.csv', text)).toEqual([
      { code: 'spreadsheet_damage', count: 3, detail: 'line 2: 1.23457E+15' },
    ]);
  });

  it('tell of exports that end where exports are cut', async () => {
    const rows = (count: number): string => table(...Array.from({ length: count }, (_, index) => row(`e${index}`)));
    expect(await warningsOf('a.csv', rows(10_000))).toMatchObject([{ code: 'row_limit', count: 10_000 }]);
    expect(await warningsOf('a.csv', rows(9_999))).toEqual([]);
  });

  it('tell of cells and values that were cut off', async () => {
    const text = table(row('1', 'x'.repeat(32_767)), row('2', 'x'.repeat(32_768)));
    expect(await warningsOf('a.csv', text)).toEqual([
      { code: 'truncated_values', count: 1, detail: 'line 2: a cell of exactly 32767 characters' },
    ]);
    const members = [line(1), line(2, { response_TRUNCATED: true }), line(3, { request: { body_TRUNCATED: 'x' } })];
    expect(await warningsOf('a.jsonl', members.join('\n'))).toEqual([
      { code: 'truncated_values', count: 2, detail: 'line 2: response_TRUNCATED' },
    ]);
    expect(await warningsOf('a.csv', `id,timestamp,body_TRUNCATED\n1,${time},yes`)).toMatchObject([
      { code: 'truncated_values', detail: 'column body_TRUNCATED' },
    ]);
  });

  it('tell of events later than the clock of the import', async () => {
    const lines = [line(1), line(2, { timestamp: '2999-01-01T00:00:00.000Z' }), line(3)];
    const [warning] = await warningsOf('a.jsonl', lines.join('\n'));
    expect(warning).toMatchObject({ code: 'clock_skew', count: 1 });
    expect(warning?.detail).toMatch(/^line 2: 2999-01-01T00:00:00\.000Z, read at /);
    const late = table('1,2999-01-01T00:00:00.000Z,x,', '2,2998-01-01T00:00:00.000Z,x,', row('3'));
    expect(await warningsOf('a.csv', late)).toMatchObject([{ code: 'clock_skew', count: 2 }]);
  });

  it('tell what stands before the header, in it, and again further down', async () => {
    const text = `Audit log of Acme\n\nid,timestamp,note,note,\n1,${time},a,b,c\nid,timestamp,note,note,\n2,${time},a,b,c\n`;
    const { report } = await importTexts({ 'a.csv': text });
    expect(report).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
    expect(report.sources[0]?.warnings).toEqual([
      { code: 'duplicate_columns', count: 2, detail: '"note", 1 without a name' },
      { code: 'repeated_header', count: 1, detail: 'line 5' },
      { code: 'preamble', count: 2, detail: 'Audit log of Acme' },
    ]);
  });

  it('tell what had to be decided about times', async () => {
    const decisions = { zone: 'Europe/Madrid', dateOrder: 'day-first' as const };
    const rows = ['1,13/04/2026 10:00,x,', '2,03/04/2026 10:00,x,', '3,25/10/2026 02:30,x,', '4,29/03/2026 02:30,x,'];
    const { report, writer } = await importTexts({ 'a.csv': table(...rows) }, { decisions });
    expect(writer.rejected.map(({ line, reason, message }) => [line, reason, message])).toEqual([
      [5, 'bad_timestamp', expect.stringMatching(/skipped this time/)],
    ]);
    expect(report.sources[0]?.warnings).toEqual([
      { code: 'ambiguous_dates', count: 1, detail: 'line 3: 03/04/2026 10:00, read day-first' },
      { code: 'dst_ambiguous', count: 1, detail: 'line 4: 25/10/2026 02:30 in Europe/Madrid, read at +02:00' },
      { code: 'zone_assumed', count: 3, detail: 'Europe/Madrid' },
    ]);
  });

  it('let rows end in empty cells the header does not have, and no others', async () => {
    const { report, writer } = await importTexts({ 'a.csv': table(`${row('1')},,`, `${row('2')},x`, `3,${time},x`) });
    expect(report).toMatchObject({ read: 3, accepted: 1, rejected: 2 });
    expect(writer.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'column_count'],
      [4, 'column_count'],
    ]);
  });
});
