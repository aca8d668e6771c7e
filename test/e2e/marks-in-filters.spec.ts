// A filter on stars follows every change of the case at once: the grid, its count and the facets, by keyboard alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 5_000 });

test('events starred, unstarred and undone come and go in the answer to starred:true', async ({ workbench }) => {
  const { page, folder, cli } = workbench;
  const grid = page.getByTestId('events-grid');
  const stars = grid.locator('[aria-pressed=true]');
  await expect(page.getByTestId('result-count')).toContainText('5,000');
  await grid.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('f');
  await expect(stars).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('f');
  await expect(stars).toHaveCount(2);
  await page.keyboard.press('/');
  await page.getByTestId('query-input').fill('starred:true');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('result-count')).toContainText('2 of 5,000');
  await expect(grid).toHaveAttribute('aria-rowcount', '3');

  await grid.focus();
  await page.keyboard.press('f');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(page.getByTestId('result-count')).toContainText('1 of 5,000');
  await page.keyboard.press('Control+z');
  await expect(grid).toHaveAttribute('aria-rowcount', '3');

  // Another program changes the same case; what this window does next keeps that change.
  const archive = join(folder, 'demo');
  const views = join(folder, 'views.json');
  const view = {
    name: 'Theirs',
    query: '',
    time: { kind: 'any' },
    zone: null,
    sort: 'newest',
    page: '/events',
    layout: null,
  };
  writeFileSync(views, JSON.stringify({ format: 'sivo-audit-filter-pack', version: 1, views: [view] }));
  await cli('case', 'import-views', views, '--archive', archive);
  await page.keyboard.press('f');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  const state = JSON.parse(await cli('case', '--archive', archive, '--json'));
  expect(state.views.map(({ name }: { name: string }) => name)).toEqual(['Theirs']);
  expect(state.marks).toHaveLength(1);
  expect(readFileSync(join(archive, 'case.sqlite')).subarray(0, 15).toString()).toBe('SQLite format 3');
});
