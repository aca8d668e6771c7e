// axe finds nothing serious on any page, in light and dark; the main path works by keyboard alone.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 5_000 });

const pages = [
  'events',
  'access',
  'case',
  'sql',
  'imports',
  'quarantine',
  'coverage',
  'integrity',
  'settings',
] as const;

const seriousFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

for (const theme of ['light', 'dark'] as const) {
  test(`no serious axe finding, ${theme}`, async ({ workbench }) => {
    // axe looks at every cell of every page.
    test.setTimeout(180_000);
    const { page, shot } = workbench;
    await page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), theme);
    await page.reload();
    for (const name of pages) {
      await page.getByTestId(`page-${name}`).click();
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      if (name === 'coverage') await expect(page.getByTestId('coverage-calendar')).toBeVisible();
      if (name === 'events') {
        await page.getByTestId('events-grid').locator('[role=row][aria-rowindex="4"] [role=gridcell]').first().click();
        await expect(page.getByTestId('details-pane')).toContainText('evt_audit_');
      }
      expect(await seriousFindings(page)).toEqual([]);
      await shot(`${name}-${theme}`);
    }
    for (const [key, name] of [
      ['Control+e', 'Export events'],
      ['?', 'Keyboard shortcuts'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name })).toBeHidden();
    }
  });
}

test('by keyboard: query, rows, details', async ({ workbench }) => {
  const { page } = workbench;
  await expect(page.getByTestId('events-grid')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByTestId('query-input')).toBeFocused();
  await page.keyboard.type('action:delete resource:queue');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('result-count')).toContainText('of 5,000');
  await expect(page.getByTestId('events-grid').locator('[role=row][aria-rowindex="2"]')).toContainText('queue');
  await page.getByTestId('events-grid').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('details-pane')).toContainText('queue');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('details-pane')).toBeHidden();
});
