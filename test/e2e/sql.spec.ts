// The SQL page: a statement and its rows, the way from a row to its event, a mistake with its place, an endless statement stopped.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 5_000 });

const write = async (page: Page, sql: string): Promise<void> => {
  await page.getByTestId('sql-editor').locator('textarea').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(sql);
};

test.beforeEach(async ({ workbench }) => {
  await workbench.page.getByTestId('page-sql').click();
  await expect(workbench.page.getByTestId('sql-editor').locator('textarea')).toBeVisible();
});

test('a statement gives its rows, and a row leads to its event', async ({ workbench }) => {
  const { page, shot } = workbench;
  await page.getByTestId('sql-examples').click();
  await page.getByRole('button', { name: /Who deleted a queue/ }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  const grid = page.getByTestId('sql-grid');
  await expect(grid).toBeVisible();
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1;
  expect(rows).toBeGreaterThan(0);
  await expect(page.getByTestId('sql-row-count')).toContainText(String(rows));
  await shot('sql-light');
  const id = (await grid.locator('[role=row][aria-rowindex="2"] a').textContent()) ?? '';
  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('details-pane')).toContainText(id);
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', '2');
  await page.goBack();
  await expect(page.getByTestId('sql-editor')).toContainText('queue');
  await page.getByTestId('sql-history').click();
  await expect(page.getByRole('button', { name: /resource_type = 'queue'/ })).toBeVisible();
});

test('more rows than asked for are cut, and it says so', async ({ workbench }) => {
  const { page } = workbench;
  await write(page, 'SELECT seq, action FROM events');
  await page.getByTestId('sql-maxRows').fill('100');
  await page.getByTestId('sql-run').click();
  await expect(page.getByTestId('sql-cut')).toContainText('100');
  await expect(page.getByTestId('sql-grid')).toHaveAttribute('aria-rowcount', '101');
});

test('the result is saved as CSV', async ({ workbench }) => {
  const { page } = workbench;
  await write(page, `SELECT 1 AS a, 'x,y' AS b, NULL AS c`);
  await page.getByTestId('sql-run').click();
  const download = page.waitForEvent('download');
  await page.getByTestId('sql-save').click();
  const stream = await (await download).createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  expect(Buffer.concat(pieces).toString('utf8')).toBe('a,b,c\r\n1,"x,y",\r\n');
});

test('a mistake is told with its place', async ({ workbench }) => {
  const { page, shot } = workbench;
  await write(page, 'SELECT action\nFORM events');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByTestId('problem')).toContainText('near "events": syntax error (line 2, column 6)');
  await expect(page.getByTestId('sql-editor').locator('.squiggly-error')).toBeVisible();
  await shot('sql-mistake');
});

test('an endless statement is stopped, and the next one runs', async ({ workbench }) => {
  const { page, shot } = workbench;
  await write(page, 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c');
  await page.getByTestId('sql-run').click();
  await expect(page.getByTestId('sql-running')).toBeVisible();
  await shot('sql-running');
  await page.getByTestId('sql-cancel').click();
  await expect(page.getByTestId('sql-idle')).toContainText('Stopped');
  await write(page, 'SELECT count(*) FROM events');
  await page.getByTestId('sql-run').click();
  await expect(page.getByTestId('sql-grid')).toContainText('5000');
});

for (const theme of ['light', 'dark'] as const) {
  test(`no serious axe finding, ${theme}`, async ({ workbench }) => {
    const { page, shot } = workbench;
    await page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), theme);
    await page.reload();
    await write(
      page,
      "SELECT id, diff, count(*) OVER () AS n -- all\nFROM events WHERE action = 'update' AND diff IS NOT NULL",
    );
    for (const tab of ['sql-run', 'sql-examples', 'sql-history']) {
      await page.getByTestId(tab).click();
      await expect(page.getByTestId('sql-grid')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
      ).toEqual([]);
    }
    await shot(`sql-page-${theme}`);
  });
}
