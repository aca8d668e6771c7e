// The filtered view becomes a file: in the dialog by keyboard, and in the background with a note at its end.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 20_000 });

test('exactly the filtered events, by keyboard; a file that is there is asked about', async ({ workbench }) => {
  const { page, folder, shot } = workbench;
  await expect(page.getByTestId('result-count')).toContainText('20,000');
  await page.keyboard.press('/');
  await expect(page.getByTestId('query-input')).toBeFocused();
  await page.keyboard.type('action:delete resource:queue');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('result-count')).toContainText('of 20,000');
  const count = Number((await page.getByTestId('events-grid').getAttribute('aria-rowcount')) ?? '0') - 1;
  expect(count).toBeGreaterThan(0);

  const path = join(folder, 'deleted.jsonl');
  await page.keyboard.press('Control+e');
  await expect(page.getByTestId('export-path')).toBeFocused();
  await expect(page.getByTestId('export-count')).toContainText(`${count} events`);
  await page.getByRole('radio', { name: 'JSON Lines' }).focus();
  await page.keyboard.press('Space');
  await page.getByTestId('export-path').fill(path);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('export-result')).toContainText(`${count} events exported`);
  await shot('export-result');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(count);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ action: 'delete', resource: { type: 'queue' } });

  // The same file again: asked about, and only then replaced.
  await page.getByRole('button', { name: 'Export again' }).click();
  await expect(page.getByTestId('export-path')).toHaveValue(path);
  await page.getByTestId('export-start').click();
  await expect(page.getByTestId('export-exists')).toContainText(path);
  await page.getByTestId('export-overwrite').click();
  await expect(page.getByTestId('export-result')).toBeVisible();

  // A folder that is not there is said in place, and the choices stay.
  await page.getByRole('button', { name: 'Export again' }).click();
  await page.getByTestId('export-path').fill(join(folder, 'nowhere', 'x.csv'));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('export-failure')).toContainText('nowhere');
  await page.getByRole('button', { name: 'Export again' }).click();
  await expect(page.getByTestId('export-path')).toHaveValue(join(folder, 'nowhere', 'x.csv'));
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('export-form')).toBeHidden();
});

test('in the background: told when done; cancelled it leaves nothing', async ({ workbench }) => {
  const { page, folder } = workbench;
  const path = join(folder, 'all.csv');
  await expect(page.getByTestId('result-count')).toContainText('20,000');
  await page.getByTestId('export-button').click();
  await page.getByTestId('export-path').fill(path);
  await page.getByTestId('export-start').click();
  await page.getByTestId('export-cancel').click();
  await expect(page.getByTestId('export-failure')).toContainText('Nothing was left behind');
  expect(existsSync(path)).toBe(false);

  await page.getByRole('button', { name: 'Export again' }).click();
  await page.getByTestId('export-start').click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('export-notice')).toContainText('20,000 events exported');
  await page.getByTestId('export-notice').click();
  await expect(page.getByTestId('export-result')).toContainText(path);
  expect(existsSync(path)).toBe(true);
});
