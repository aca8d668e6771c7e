// The charts above the grid and the facets beside it: what is chosen there, by mouse or keyboard, is what the grid shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test, type Workbench } from './support/workbench.ts';

test.use({ demoEvents: 10_000 });

interface DemoCase {
  id: string;
  actors: string[];
}

/** The number in "…: 1,234 events". */
const eventsIn = (text: string | null): number => Number(/([\d,]+) events?\b/.exec(text ?? '')?.[1]?.replace(/,/g, ''));

const expectRows = async ({ page }: Workbench, events: number): Promise<void> => {
  expect(events).toBeGreaterThan(0);
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', String(events + 1));
};

const query = async ({ page }: Workbench): Promise<string> => new URL(page.url()).searchParams.get('q') ?? '';

const isFocused = (element: Locator): Promise<boolean> => element.evaluate((node) => node === document.activeElement);

test('time line: the keyboard chooses bars and zooms, history goes back, the table tells the same', async ({
  workbench,
}) => {
  const { page, shot } = workbench;
  const plot = page.getByTestId('timeline-plot');
  await plot.focus();
  await page.keyboard.press('End');
  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowLeft');
  const spoken = plot.locator('[aria-live]');
  await expect(spoken).toContainText('4 bars chosen');
  const chosen = eventsIn(await spoken.textContent());
  await page.keyboard.press('Enter');
  await expectRows(workbench, chosen);
  expect(await query(workbench)).toMatch(/^from:\S+ to:\S+$/);
  expect(await isFocused(plot)).toBe(true);

  // A click on a bar goes on from there, one step back undoes it, and a second one the keys.
  await page.getByTestId('timeline-split').selectOption('action');
  const box = await plot.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 70, (box?.y ?? 0) + 40);
  await expect(page.getByTestId('timeline')).toHaveAttribute('aria-label', /per 10 minutes/);
  await page.getByTestId('timeline-zoomOut').click();
  await expectRows(workbench, chosen);
  await page.getByTestId('timeline-later').click();
  await expect.poll(() => query(workbench)).toContain('to:2026-06');
  await page.getByRole('button', { name: 'All dates' }).click();
  await expectRows(workbench, 10_000);

  await page.getByTestId('events-grid').locator('[role=row][aria-rowindex="3"] [role=gridcell]').nth(1).click();
  await expect(page.getByTestId('timeline-selected')).toBeVisible();
  await shot('timeline-by-action');
  await page.getByTestId('table-timeline').click();
  const row = page.getByTestId('timeline-table').locator('tbody tr').nth(10);
  const told = Number((await row.locator('td').first().textContent())?.replace(/,/g, ''));
  await row.getByRole('button').click();
  await expectRows(workbench, told);
});

test('hours of the week and the matrix lead to the night in which much was downloaded', async ({ workbench }) => {
  const { page, folder, shot } = workbench;
  const { cases }: { cases: DemoCase[] } = JSON.parse(readFileSync(join(folder, 'demo', 'demo-cases.json'), 'utf8'));
  const culprit = cases.find(({ id }) => id === 'night-burst')?.actors[0] ?? '';
  await page.getByTestId('query-input').fill('action:access resource:recording');
  await page.keyboard.press('Enter');
  await page.getByTestId('chart-switch').getByText('Week', { exact: true }).click();
  const cell = page.getByTestId('week-cells').getByRole('button', { name: 'Tuesday 02:00–03:00' });
  await cell.hover();
  await expect(page.getByTestId('week-readout')).toContainText('Tuesday 02:00–03:00');
  const counted: { count: number } = JSON.parse(
    await workbench.cli(
      'query',
      'action:access resource:recording weekday:tue clock:02:00-03:00',
      ...['--tz', 'Europe/Madrid', '--archive', join(folder, 'demo'), '--facets', 'actor.email', '--json'],
    ),
  );
  await shot('week');
  await cell.click();
  await expectRows(workbench, counted.count);
  await expect(cell).toHaveAttribute('aria-pressed', 'true');
  expect(eventsIn(await cell.getAttribute('aria-label'))).toBe(counted.count);
  await expect(page.getByTestId('facet-actor.email').locator('[data-facet-value]').first()).toContainText(
    culprit.split('@')[0] ?? '',
  );
  // By keyboard: the hour before, and back to every hour.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => query(workbench)).toBe('action:access resource.type:recording');

  await page.getByTestId('chart-switch').getByText('Matrix', { exact: true }).click();
  await page.getByTestId('matrix-columns').selectOption('action');
  await page.getByTestId('query-input').fill('');
  await page.keyboard.press('Enter');
  await expectRows(workbench, 10_000);
  await expect(page.getByTestId('matrix-chart')).toHaveAttribute('aria-busy', 'false');
  const pair = page.getByTestId('matrix-cells').getByRole('button', { name: `${culprit} × access` });
  const both = eventsIn(await pair.getAttribute('aria-label'));
  await shot('matrix');
  await pair.click();
  await expectRows(workbench, both);
  expect(await query(workbench)).toBe(`actor.email:${culprit} action:access`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByTestId('copy-matrix').click();
  await page.getByRole('menuitem', { name: 'Copy the numbers as TSV' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(`${culprit}\t${both}`);
  const saved = page.waitForEvent('download');
  await page.getByTestId('copy-matrix').click();
  await page.getByRole('menuitem', { name: 'Save as PNG' }).click();
  expect((await saved).suggestedFilename()).toBe('matrix.png');
});

test('facets: keys include and exclude, sections stay as they were left, values are searched', async ({
  workbench,
}) => {
  const { page } = workbench;
  const actions = page.getByTestId('facet-action');
  await actions.locator('[data-facet-value]').first().focus();
  await page.keyboard.press('ArrowDown');
  const second = actions.locator('[data-facet-value]').nth(1);
  expect(await isFocused(second)).toBe(true);
  const value = (await second.getAttribute('data-facet-value')) ?? '';
  const count = eventsIn(await second.getAttribute('aria-label'));
  await page.keyboard.press('e');
  await expectRows(workbench, 10_000 - count);
  expect(await query(workbench)).toBe(`-action:${value}`);
  await page.keyboard.press('i');
  await expectRows(workbench, count);
  expect(await query(workbench)).toBe(`action:${value}`);

  const users = page.getByTestId('facet-actor.email');
  await users.getByRole('button', { name: 'Search in User' }).click();
  await page.keyboard.type('LUIS');
  await expect(users.locator('[data-facet-value]')).toHaveCount(1);
  await expect(users.locator('svg path').last()).toHaveAttribute('d', /^M/);
  const imports = page.getByTestId('facet-import');
  await expect(imports.locator('[data-facet-value]')).toHaveCount(0);
  await imports.getByRole('button', { name: 'Import' }).click();
  await expect(imports.locator('[data-facet-value]')).toContainText('·');
  await actions.getByRole('button', { name: 'Action', exact: true }).click();
  await page.reload();
  await expect(imports.locator('[data-facet-value]')).toHaveCount(1);
  await expect(actions.locator('[data-facet-value]')).toHaveCount(0);
});
