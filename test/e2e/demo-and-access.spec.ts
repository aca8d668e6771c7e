// One click makes the demo archive; the Access page counts, and a click on a bar lands in the grid on exactly those events.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/workbench.ts';

interface DemoCases {
  questions: { filter: string; zone: string; count: number }[];
}

test('the demo archive is one click away and its questions have their answers', async ({ workbench }) => {
  const { page, folder, shot } = workbench;
  await page.getByTestId('welcome-demo').click();
  const count = page.getByTestId('result-count');
  await expect(count).toContainText('50,000', { timeout: 80_000 });
  await shot('demo-events');
  const cases: DemoCases = JSON.parse(readFileSync(join(folder, 'home', 'sivo-audit-demo', 'demo-cases.json'), 'utf8'));
  const deletions = cases.questions.find((question) => question.filter === 'action:delete resource:queue');
  expect(deletions?.count).toBeGreaterThan(0);
  await page.getByTestId('query-input').fill('action:delete resource:queue');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', String((deletions?.count ?? 0) + 1));
});

test.describe('with a demo archive open', () => {
  test.use({ demoEvents: 10_000 });

  test('a change is one click away from the grid: its fields, then side by side', async ({ workbench }) => {
    const { page, shot } = workbench;
    await page.getByTestId('query-input').fill('action:update resource:ivr,recording_policy');
    await page.keyboard.press('Enter');
    const grid = page.getByTestId('events-grid');
    // The rows of the last question stay until those of the new one are there.
    await expect(page.getByTestId('result-count')).toContainText('of 10,000');
    const first = grid.locator('[role=row][aria-rowindex="2"]');
    await expect(first).toContainText('update');
    await first.locator('[role=gridcell]').first().click();
    await page.getByTestId('details-pane').getByRole('tab', { name: 'Change' }).click();
    await expect(page.getByTestId('field-table')).toBeVisible();
    await page.getByTestId('comparison-looks').getByText('Side by side').click();
    await expect(page.getByTestId('monaco-diff')).toHaveAttribute('data-compared', 'true');
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await shot('readme-events');
  });

  test('an address with an unknown zone says so instead of guessing', async ({ workbench }) => {
    const { page } = workbench;
    const address = new URL(page.url());
    address.searchParams.set('zone', 'Mars/Base');
    await page.goto(address.href);
    await expect(page.getByTestId('zone-mistake')).toContainText('Mars/Base');
    await expect(page.getByTestId('status-zone')).toContainText('Europe/Madrid');
    await page.getByTestId('query-input').fill('action:delete');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('zone-mistake')).toBeHidden();
  });

  test('accesses per user and per day; a click filters the grid', async ({ workbench }) => {
    const { page, folder, shot } = workbench;
    await page.getByTestId('page-access').click();
    await page.getByTestId('access-counts-tab').click();
    await expect(page.getByTestId('access-total')).toBeVisible();
    await shot('access');
    const filter = (await page.getByTestId('access-filter').textContent()) ?? '';
    const facets: { count: number; facets: { 'actor.email': { value: string; count: number }[] } } = JSON.parse(
      await workbench.cli('query', filter, '--archive', join(folder, 'demo'), '--facets', 'actor.email', '--json'),
    );
    const top = facets.facets['actor.email'][0];
    expect(top?.count).toBeGreaterThan(0);
    await expect(page.getByTestId('access-total')).toContainText(facets.count.toLocaleString('en-GB'));
    const perUser = page.getByTestId('access-per-user');
    await perUser.getByText('Table', { exact: true }).click();
    await expect(perUser.getByRole('row').nth(1)).toContainText(top?.value ?? '');
    await perUser.getByText('Chart', { exact: true }).click();
    await perUser.locator('.recharts-bar-rectangle path').first().click();
    await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', String((top?.count ?? 0) + 1));
    await expect(page.getByTestId('query-input')).toHaveValue(new RegExp(top?.value ?? 'nobody'));
    await shot('access-filtered');
  });
});
