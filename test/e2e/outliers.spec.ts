// A finding from its sentence to its events and its dismissal; everybody by day; parameters that travel in the link.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 50_000 });

interface Told {
  inputHash: string;
  findings: { actor: { email: string }; day: string; sentence: string; observed: number; eventIds: string[] }[];
}

const ready = async (page: Page): Promise<void> => {
  await expect(page.getByTestId('outliers-summary')).toBeVisible();
  await expect(page.getByTestId('findings-part')).toHaveAttribute('aria-busy', 'false');
};

const expectNoSeriousFinding = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).include('#page').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual(
    [],
  );
};

test('opens a finding, reads the sentence, jumps to the events, dismisses it with a reason', async ({ workbench }) => {
  const { page, folder, shot } = workbench;
  await page.getByTestId('page-access').click();
  await ready(page);
  const told: Told = JSON.parse(
    await workbench.cli('outliers', '--archive', join(folder, 'demo'), '--tz', 'Europe/Madrid', '--json'),
  );
  const [top] = told.findings;
  if (top === undefined) throw new Error('the command line finds nothing');
  const first = page.getByTestId('finding').first();
  await expect(first.getByTestId('finding-sentence')).toHaveText(top.sentence);
  await expect(page.getByTestId('outliers-hash')).toHaveText(told.inputHash);
  await expect(page.getByTestId('outliers-threshold')).toContainText('False alarms to expect');

  await first.getByTestId('finding-open').click();
  await expect(first.getByTestId('finding-numbers')).toContainText('95 % band');
  await expect(first.getByTestId('why-not-others')).toContainText('this person');
  await expectNoSeriousFinding(page);
  await shot('readme-findings');

  await first.getByTestId('finding-events').click();
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', String(top.observed + 1));
  const cases: { cases: { id: string; actors: string[] }[] } = JSON.parse(
    readFileSync(join(folder, 'demo', 'demo-cases.json'), 'utf8'),
  );
  const planted = cases.cases.find(({ id }) => id === 'night-burst')?.actors[0] ?? 'nobody';
  await expect(page.getByTestId('query-input')).toHaveValue(new RegExp(planted));

  await page.goBack();
  await ready(page);
  await first.getByTestId('finding-dismiss').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('dismiss-reason')).toBeFocused();
  await expect(page.getByTestId('dismiss-confirm')).toBeDisabled();
  await page.keyboard.type('Agreed handover of old calls');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('dismissed-count')).toContainText('1 dismissed');
  await expect(first.getByTestId('finding-sentence')).not.toHaveText(top.sentence);
  await page.getByTestId('dismissed-toggle').click();
  await expect(first.getByTestId('finding-dismissed')).toContainText('Agreed handover of old calls');
  await page.reload();
  await ready(page);
  await expect(page.getByTestId('dismissed-count')).toContainText('1 dismissed');
});

test('a budget and parameters stay in the address; what cannot be read is named', async ({ workbench }) => {
  const { page } = workbench;
  await page.getByTestId('page-access').click();
  await ready(page);
  const hash = await page.getByTestId('outliers-hash').textContent();
  const all = await page.getByTestId('finding').count();
  await page.getByTestId('outliers-budget').fill('1');
  await expect(page.getByTestId('outliers-threshold')).toContainText('Your budget of 1 a week');
  expect(new URL(page.url()).searchParams.get('budget')).toBe('1/week');
  expect(all).toBeGreaterThan(0);

  await page.getByTestId('parameters-button').click();
  await page.getByTestId('parameter-holidays').fill('2026-02-30');
  await page.getByTestId('parameters-apply').click();
  await expect(page.getByTestId('parameter-problems')).toContainText('2026-02-30');
  await expectNoSeriousFinding(page);
  await page.getByTestId('parameter-holidays').fill('2026-03-17');
  await page.getByTestId('parameters-apply').click();
  await expect(page.getByTestId('parameters-button')).toContainText('1 changed');
  await expect(page.getByTestId('outliers-hash')).not.toHaveText(hash ?? '');
  const changed = await page.getByTestId('outliers-hash').textContent();
  await page.reload();
  await ready(page);
  await expect(page.getByTestId('outliers-hash')).toHaveText(changed ?? '');
  await page.getByTestId('outliers-resource').getByText('Other').click();
  await page.getByTestId('outliers-other-resource').fill('user');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('outliers-summary')).toContainText(' in 0 accesses');
  await page.getByTestId('count-every-action').click();
  await expect(page.getByTestId('outliers-every-action')).toBeChecked();
  await expect(page.getByTestId('outliers-summary')).not.toContainText(' in 0 accesses');
  const address = new URL(page.url());
  address.searchParams.set('parameters', '{"kappa":-1}');
  await page.goto(address.href);
  await expect(page.getByTestId('parameters-unreadable')).toBeVisible();
});

test('everybody by day: the cursor says what a cell is, and Enter opens the person', async ({ workbench }) => {
  const { page, shot } = workbench;
  await page.getByTestId('page-access').click();
  await page.getByTestId('access-overview-tab').click();
  const lane = page.getByTestId('score-lane');
  await expect(lane).toBeVisible();
  await expectNoSeriousFinding(page);
  await page.getByTestId('overview-find').fill('luis');
  await expect(page.getByTestId('overview-part').getByText('1 of 12 people')).toBeVisible();
  await shot('overview');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(lane).toBeFocused();
  const live = page.getByTestId('score-lane-live');
  await expect(live).toContainText('luis@acme.example');
  const last = await live.textContent();
  await page.keyboard.press('ArrowLeft');
  await expect(live).not.toHaveText(last ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('actor-page')).toContainText('luis@acme.example');
  await page.goBack();
  await page.getByTestId('table-overview').click();
  await expect(page.getByTestId('score-table').getByRole('row').nth(1)).toContainText('2026-03-17');
});
