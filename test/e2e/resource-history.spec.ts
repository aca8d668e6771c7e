// The Changes page: the resources that changed, the versions of one, any two of them compared, and its state as of a date.
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

interface History {
  resource: { type: string; id: string };
  versions: { eventId: string; at: string; changes: { field: string }[] }[];
  state: Record<string, unknown>;
  unknown: string[];
  blame: Record<string, { eventId: string; at: string }>;
}

const seriousFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).include('[data-testid=changes-page]').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

test.use({ demoEvents: 10_000 });

test('by keyboard: a resource is found, two of its versions compared, its state rebuilt as of a date', async ({
  workbench,
}) => {
  const { page, folder, shot } = workbench;
  await page.getByTestId('page-changes').click();
  const rows = page.getByTestId('resource-rows');
  await expect(page.getByTestId('resource-counts')).toContainText('resources');
  const all = await rows.getAttribute('aria-rowcount');
  await page.getByTestId('resource-search').fill('recording_policy');
  await expect(rows).not.toHaveAttribute('aria-rowcount', all ?? '');
  await expect(rows.getByRole('row').nth(1)).toContainText('recording_policy');
  await expect(page).toHaveURL(/find=recording_policy/);
  expect(await seriousFindings(page)).toEqual([]);
  await rows.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');

  const title = page.getByTestId('resource-title');
  await expect(title).toContainText('recording_policy');
  const id = /of=recording_policy:([^&]+)/.exec(page.url())?.[1] ?? '';
  const history: History = JSON.parse(
    await workbench.cli('history', 'recording_policy', id, '--archive', join(folder, 'demo'), '--json'),
  );
  const count = history.versions.length;
  expect(count).toBeGreaterThan(3);
  const versions = page.getByTestId('version-rows');
  await expect(versions).toBeFocused();
  await expect(versions).toHaveAttribute('aria-rowcount', String(count + 1));

  // The newest version against what it found, then against the third newest.
  await expect(page.getByTestId('compared-what')).toContainText(String(count));
  await expect(page.getByTestId('comparison')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('f');
  await expect(page.getByTestId('compared-from')).toContainText(`Version ${count - 2}`);
  await expect(page.getByTestId('compared-to')).toContainText(`Version ${count}`);
  await expect(page.getByTestId('comparison')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await shot('two-versions');

  // The state as of a moment between the first change and the last, against the command's answer.
  await page.keyboard.press('s');
  await expect(page.getByTestId('state-statement')).toContainText(`version ${count - 2}`);
  const middle = history.versions[Math.floor(count / 2)];
  const at = middle?.at ?? '';
  await page.getByTestId('state-moment').fill('sometime');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('state-panel').getByText('Not a date or time').first()).toBeVisible();
  await page.getByTestId('state-moment').fill(at);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('state-statement')).toContainText(`version ${Math.floor(count / 2) + 1}`);
  const then: History = JSON.parse(
    await workbench.cli(
      ...['history', 'recording_policy', id, '--archive', join(folder, 'demo'), '--as-of', at, '--json'],
    ),
  );
  const table = page.getByTestId('state-table');
  const fields = Object.keys(then.state);
  expect(fields.length).toBeGreaterThan(0);
  for (const field of [...fields, ...then.unknown]) {
    await expect(table.locator(`tr[data-field="${field}"]`)).toBeVisible();
  }
  for (const field of then.unknown) {
    await expect(table.locator(`tr[data-field="${field}"]`)).toContainText('unknown');
  }
  expect(await seriousFindings(page)).toEqual([]);
  await shot('state-as-of');

  // A link tells all of it: the same address shows the same.
  const statement = await page.getByTestId('state-statement').textContent();
  await page.reload();
  await expect(page.getByTestId('state-statement')).toHaveText(statement ?? '');
});

test('by mouse: marks of the time line, sides, the event in the grid, and back; addresses of nothing say so', async ({
  workbench,
}) => {
  const { page, shot } = workbench;
  await page.getByTestId('page-changes').click();
  const rows = page.getByTestId('resource-rows');
  await page.getByTestId('resource-search').fill('ivr');
  await expect(rows.getByRole('row').nth(1)).toContainText('ivr');
  await rows.getByRole('row').nth(1).click();
  const versions = page.getByTestId('version-rows');
  await expect(versions.getByRole('row').nth(1)).toHaveAttribute('aria-selected', 'true');
  await versions.getByTestId('pick-left').nth(3).click();
  await versions.getByTestId('pick-right').nth(1).click();
  await expect(page.getByTestId('compared-from')).toBeVisible();
  await expect(page).toHaveURL(/left=.*right=/);
  await page.getByTestId('comparison-flow').click();
  await expect(page.getByTestId('flow-table')).toContainText('n1');
  await page.getByTestId('comparison-sides').click();
  await expect(page.locator('[data-testid=monaco-diff][data-compared=true]')).toBeVisible();
  await shot('readme-versions');
  await versions.getByRole('row').nth(2).click();
  await expect(page.getByTestId('compared-only')).toBeVisible();
  await expect(page).not.toHaveURL(/left=/);

  // A mark of one version shows it, a mark of several spreads them out.
  const line = page.getByTestId('life-line');
  const marks = await line.getByRole('option').count();
  await line
    .getByRole('option', { name: /versions/ })
    .first()
    .click();
  await expect(line.getByRole('button', { name: 'Whole life' })).toBeVisible();
  await line.getByRole('option').first().click();
  await line.getByRole('button', { name: 'Whole life' }).click();
  await expect(line.getByRole('option')).toHaveCount(marks);

  await page.getByTestId('compare-panel').getByRole('button', { name: 'Open the event' }).click();
  await expect(page.getByTestId('details-pane')).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId('compare-panel')).toBeVisible();
  await page.getByTestId('resource-back').click();
  await expect(rows).toBeVisible();

  // An address that names no resource, or one that is not there, says so and leads back.
  const address = new URL(page.url());
  address.pathname = '/changes';
  address.search = '?of=nonsense';
  await page.goto(address.href);
  await expect(page.getByTestId('bad-resource')).toContainText('nonsense');
  await page.getByTestId('bad-resource').getByRole('button').click();
  await expect(page.getByTestId('resource-rows')).toBeVisible();
  address.search = '?of=queue:not-there';
  await page.goto(address.href);
  await expect(page.getByTestId('problem')).toBeVisible();
  await page.getByTestId('resource-back').click();
  await expect(page.getByTestId('resource-rows')).toBeVisible();
});
