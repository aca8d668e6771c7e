// Accesses of the SIVO team: what does not add up, a visit opened and approved by keyboard, held against a ticket list, saved.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 10_000 });

test('visits of the SIVO team are judged, decided about and handed over', async ({ workbench }) => {
  const { page, folder, shot } = workbench;
  await page.getByTestId('page-sivo').click();
  const summary = page.getByTestId('sivo-summary');
  await expect(summary).toBeVisible();
  const alarm = page.getByTestId('sivo-alarm-no-reason');
  await expect(alarm).toContainText('2 cross-tenant flag without a reason');
  await expect(page.getByTestId('sivo-alarm-no-flag')).toContainText('1 superadmin');
  await expect(page.getByTestId('sivo-reused')).toContainText('“Revisión de incidencia”: 6 visits, 1 member');
  await shot('sivo-team');
  expect((await new AxeBuilder({ page }).include('[data-testid=sivo-page]').analyze()).violations).toEqual([]);

  await alarm.getByRole('button', { name: /^Only visits with/ }).click();
  const visits = page.getByTestId('visit');
  await expect(visits).toHaveCount(2);
  await visits.first().getByTestId('visit-open').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('visit-approve').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('visit-note')).toBeFocused();
  await page.keyboard.type('Confirmed by phone');
  await page.keyboard.press('Control+Enter');
  await expect(visits.first().getByTestId('visit-state')).toHaveText('Approved');
  await page.getByTestId('visit-states').getByText('Undecided', { exact: true }).click();
  await expect(visits).toHaveCount(1);

  await page.getByTestId('sivo-options').locator('summary').click();
  const list = join(folder, 'tickets.csv');
  writeFileSync(list, 'Issue key,Summary\nSUP-1,none of these\n');
  await page.getByTestId('sivo-tickets').setInputFiles(list);
  await expect(page.getByTestId('sivo-tickets-read')).toHaveText('tickets.csv: 1 ticket');
  await expect(page.getByTestId('sivo-page')).toContainText('ticket not in the list');

  const [html] = await Promise.all([page.waitForEvent('download'), page.getByTestId('statement-html').click()]);
  expect(html.suggestedFilename()).toBe('sivo-team-accesses.html');
  expect(readFileSync(await html.path(), 'utf8')).toContain('approved: Confirmed by phone');

  await alarm.getByRole('button', { name: /^Show the events/ }).click();
  await expect(page.getByTestId('result-count')).toContainText('2 of 10,000');
});
