// csv-spectrum: CSV files with the rows every parser should find in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitCells } from '#core/ingest/readers/csv-cells.ts';
import { sniffCsv } from '#core/ingest/readers/csv-dialect.ts';
import { CsvSplitter } from '#core/ingest/readers/csv-splitter.ts';
import { fixtureFolder } from '#test/support/fixture-folder.ts';

const folder = fixtureFolder('csv_spectrum');
const names = folder === null ? [] : readdirSync(join(folder, 'csvs')).map((name) => name.replace(/\.csv$/, ''));

const rowsOf = (input: Buffer): string[][] => {
  const { dialect } = sniffCsv(input.toString('utf8'));
  const splitter = new CsvSplitter(dialect);
  return [...splitter.push(input), ...splitter.end()].map((record) => {
    const split = splitCells(record.raw.toString('utf8'), dialect.delimiter);
    if (!split.ok || record.problem !== null) throw new Error(`line ${record.line} is not read`);
    return split.cells;
  });
};

/** Cells in which the suite's own answer differs from its CSV file. */
const slips: Record<string, Record<string, string>> = {
  location_coordinates: { 'Contact Phone Number': '2095257564' },
};

describe.skipIf(folder === null)('csv-spectrum', () => {
  it.each(names)('%s', (name) => {
    const [header, ...rows] = rowsOf(readFileSync(join(folder ?? '', 'csvs', `${name}.csv`)));
    const found = rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [header?.[index], cell])));
    const expected = [JSON.parse(readFileSync(join(folder ?? '', 'json', `${name}.json`), 'utf8'))].flat();
    expect(found).toEqual(expected.map((row) => ({ ...row, ...slips[name] })));
  });
});
