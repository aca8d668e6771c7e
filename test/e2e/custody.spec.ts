// The custody log: what the workbench does with an archive stands in it, by kind, with what is empty told as empty.
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 2_000 });

test('openings and verifications are recorded, and what is not is told', async ({ workbench }) => {
  const { page, shot } = workbench;
  await page.getByTestId('page-integrity').click();
  await page.getByTestId('verify-start').click();
  await expect(page.getByTestId('verify-report')).toContainText('Everything is as it was written');
  await expect(page.getByTestId('receipt-table').locator('tbody tr')).toHaveCount(1);
  await page.getByTestId('integrity-custody').focus();
  await page.keyboard.press('Enter');
  const table = page.getByTestId('custody-table');
  await expect(table.locator('tr[data-kind="open"]')).toHaveCount(1);
  await expect(table.locator('tr[data-kind="verify"]')).toContainText('Everything: as it was written. Events: 2,000');
  await expect(table.locator('tr[data-kind="import"]')).toContainText('Events stored: 2,000');
  await shot('custody');
  await page.getByTestId('custody-kind-export').click();
  await expect(page.getByTestId('custody-empty')).toHaveText('No export is recorded.');
  await expect(page).toHaveURL(/part=export/);
  await page.getByTestId('custody-kinds').getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(table.locator('tbody tr')).toHaveCount(1);
  await expect(table.locator('tr[data-kind="verify"]')).toBeVisible();
});
