// Small files named after their one export: the median stays under 100 lines and nothing grows past 350.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', 'src'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file));
const lines = files.map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length }));

test('the median source file is under 100 lines', () => {
  const sorted = lines.map((entry) => entry.lines).sort((a, b) => a - b);
  expect(sorted.length).toBeGreaterThan(20);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(100);
});

test('no source file is over 350 lines', () => {
  expect(lines.filter((entry) => entry.lines > 350)).toEqual([]);
});
