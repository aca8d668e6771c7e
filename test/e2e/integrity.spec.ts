// The Integrity page: checks that run by themselves, verification on demand, and a warning nobody can miss.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 5_000 });

test('an archive is checked when it is opened, and verified on demand', async ({ workbench }) => {
  const { page, shot } = workbench;
  await page.getByTestId('page-integrity').click();
  await expect(page.getByTestId('integrity-files')).toHaveAttribute('data-state', 'done');
  await expect(page.getByTestId('integrity-files')).toContainText('every file match');
  await expect(page.getByTestId('integrity-key')).toContainText('SHA256:');
  await expect(page.getByTestId('receipt-table').locator('tbody tr')).toHaveCount(1);
  await page.getByTestId('verify-start').click();
  await expect(page.getByTestId('verify-report')).toContainText('Events: 5,000');
  await expect(page.getByTestId('verify-report')).toContainText('Everything is as it was written');
  await expect(page.getByTestId('integrity-banner')).toHaveCount(0);
  await shot('integrity');
});

for (const theme of ['light', 'dark'] as const) {
  test(`a changed byte is told on every page, ${theme}`, async ({ workbench }) => {
    const { page, folder, shot } = workbench;
    await page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), theme);
    await page.reload();
    await page.getByTestId('page-integrity').click();
    await expect(page.getByTestId('integrity-files')).toHaveAttribute('data-state', 'done');
    const segments = join(folder, 'demo/segments');
    const [segment = ''] = readdirSync(segments).sort();
    const bytes = readFileSync(join(segments, segment));
    bytes[20_000] = (bytes[20_000] ?? 0) ^ 1;
    writeFileSync(join(segments, segment), bytes);
    await page.getByTestId('verify-start').click();
    const banner = page.getByTestId('integrity-banner');
    await expect(banner).toContainText(`segments/${segment}`);
    await expect(banner).toHaveAttribute('role', 'alert');
    await expect(page.getByTestId('integrity-problems')).toContainText('SHA-256');
    await shot(`integrity-damaged-${theme}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual(
      [],
    );
    await page.getByTestId('page-events').click();
    await expect(banner).toBeVisible();
    await banner.getByRole('button').click();
    await expect(page.getByTestId('integrity-page')).toBeVisible();
  });
}
