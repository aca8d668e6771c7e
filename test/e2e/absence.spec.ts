// A statement of non-access for a pair without gaps and for one with: verdict, link, control in the grid, page, keyboard.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 5_000 });

const seriousFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).include('[data-testid=statement-part]').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

test('whether accesses are in the archive, with and without gaps', async ({ workbench }) => {
  const { page, folder, cli, shot } = workbench;
  // A later source that claims a month of its own.
  const source = join(folder, 'july.jsonl');
  const event = {
    id: 'evt_audit_july',
    timestamp: '2026-07-10T10:00:00.000Z',
    actor: { id: 'u-july', email: 'july@acme.example' },
    action: 'access',
    resource: { type: 'recording', id: 'r-july' },
  };
  writeFileSync(source, `${JSON.stringify(event)}\n`);
  await cli(
    'import',
    source,
    '--archive',
    join(folder, 'demo'),
    '--covers-from',
    '2026-07-01',
    '--covers-to',
    '2026-08-01',
  );
  await page.reload();

  await page.getByTestId('page-evidence').click();
  await page.getByTestId('evidence-statement').click();
  const ask = page.getByTestId('statement-ask');
  await expect(ask).toBeDisabled();
  await page.getByTestId('statement-actor').fill('rosa@acme.example');
  await page.getByTestId('statement-type').fill('recording');
  await page.getByTestId('statement-from').fill('2026-07-02');
  await page.getByTestId('statement-to').fill('2026-07-01');
  await expect(ask).toBeDisabled();
  await page.getByTestId('statement-to').fill('2026-07-20');
  await page.keyboard.press('Enter');
  const verdict = page.getByTestId('statement-verdict');
  await expect(verdict).toHaveAttribute('data-verdict', 'none-found-covered');
  await expect(page.getByTestId('statement-text')).toContainText('No event of rosa@acme.example');
  await expect(page.getByTestId('statement-control')).toContainText('1');
  await page.reload();
  await expect(verdict).toContainText('None found, fully covered');
  expect(await seriousFindings(page)).toEqual([]);
  await shot('statement-covered');

  const saving = page.waitForEvent('download');
  await page.getByTestId('statement-save').click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(saved).toContain('None found, fully covered');

  await page.getByTestId('statement-to').fill('2026-08-15');
  await page.keyboard.press('Enter');
  await expect(verdict).toHaveAttribute('data-verdict', 'none-found-gaps');
  await expect(page.getByTestId('statement-limits').locator('[data-code=gaps]')).toBeVisible();
  await expect(page.getByTestId('statement-stretches')).toContainText('Gap');
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByTestId('statement-show-control').click();
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', '2');
  await page.goBack();
  await page.getByTestId('statement-actor').fill('july@acme.example');
  await ask.click();
  await expect(verdict).toHaveAttribute('data-verdict', 'found');
  await page.getByTestId('statement-events').getByRole('button', { name: 'evt_audit_july' }).click();
  await expect(page.getByTestId('details-pane')).toContainText('evt_audit_july');
});
