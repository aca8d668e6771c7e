// The page of one actor: its findings, the numbers of a day, and charts whose marks lead to the events behind them, by mouse and
// by keyboard.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 10_000 });

interface DemoCases {
  cases: { id: string; actors: string[]; from: string; count: number }[];
}

const burstOf = (folder: string): { actor: string; day: string; count: number } => {
  const { cases }: DemoCases = JSON.parse(readFileSync(join(folder, 'demo', 'demo-cases.json'), 'utf8'));
  const burst = cases.find(({ id }) => id === 'night-burst');
  return { actor: burst?.actors[0] ?? '', day: burst?.from.slice(0, 10) ?? '', count: burst?.count ?? 0 };
};

const openActor = async (page: Page, key: string, more = ''): Promise<void> => {
  await page.goto(new URL(`/access?actor=${key}${more}`, page.url()).href);
  await expect(page.getByTestId('actor-name')).toHaveText(key);
  await expect(page.getByTestId('actor-page')).toHaveAttribute('aria-busy', 'false');
};

const seriousFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).include('[data-testid=actor-page]').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

test('a finding, its day and the events behind them; days by keyboard', async ({ workbench }) => {
  const { page, folder } = workbench;
  const burst = burstOf(folder);
  await openActor(page, burst.actor);
  const first = page.getByTestId('actor-finding').first();
  await expect(first).toContainText('High');
  await expect(first).toContainText(`${burst.actor} accessed recordings`);
  await expect(page.getByTestId('actor-day')).toContainText(burst.day);
  const observed = Number(
    await page
      .getByTestId('actor-numbers')
      .getByRole('row', { name: /^Accesses/ })
      .first()
      .getByRole('cell')
      .textContent(),
  );
  expect(observed).toBeGreaterThanOrEqual(burst.count);

  // Keys: the tooltip stands where the focus is, Space looks at a day, comma and full stop go from finding to finding.
  const plot = page.getByTestId('actor-daily-plot');
  await page.getByTestId('actor-daily').getByRole('radio', { name: 'Chart' }).focus();
  await page.keyboard.press('Tab');
  await expect(plot).toBeFocused();
  await expect(page.getByTestId('actor-daily-tooltip')).toContainText(burst.day);
  await page.keyboard.press('ArrowRight');
  const next = new Date(Date.parse(burst.day) + 86_400_000).toISOString().slice(0, 10);
  await expect(page.getByTestId('actor-daily-tooltip')).toContainText(next);
  await page.keyboard.press('Space');
  await expect(page.getByTestId('actor-day')).toContainText(next);
  await expect(page).toHaveURL(new RegExp(`day=${next}`));
  await page.keyboard.press(',');
  await expect(page.getByTestId('actor-day')).toContainText(burst.day);

  // Several days are zoomed to, and left again.
  await plot.focus();
  for (const key of ['ArrowRight', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Enter'])
    await page.keyboard.press(key);
  await expect(page.getByText(/^4 days, /)).toBeVisible();
  await page.getByTestId('actor-daily').getByText('Table', { exact: true }).click();
  await expect(page.getByTestId('actor-daily').getByRole('row')).toHaveCount(5);
  await page.getByTestId('actor-all-days').click();
  await expect(page).not.toHaveURL(/days=/);

  await page
    .getByTestId('actor-daily')
    .getByRole('button', { name: `Show the events of ${burst.day}` })
    .click();
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', String(observed + 1));
  await page.goBack();

  // The mark of this actor among its peers asks for the same.
  await page.getByTestId('actor-peers-self').locator('path').click();
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', String(observed + 1));
  await page.goBack();
  await page.getByTestId('actor-back').click();
  await expect(page.getByTestId('access-page')).toBeVisible();
});

test('a column that is dragged over is zoomed to; an hour asks for its events', async ({ workbench }) => {
  const { page, folder } = workbench;
  const burst = burstOf(folder);
  await openActor(page, burst.actor);
  const box = await page.getByTestId('actor-cusum-plot').boundingBox();
  if (box === null) throw new Error('the chart has no box');
  await page.getByTestId('actor-cusum-plot').hover({ position: { x: 300, y: 80 } });
  await page.mouse.down();
  await page.mouse.move(box.x + 500, box.y + 80);
  await page.mouse.up();
  await expect(page.getByText(/^\d+ days, /)).toBeVisible();
  await page.getByTestId('actor-all-days').click();
  const cell = page.getByTestId('actor-hours-own-cells').locator('[data-shade="5"]').first();
  const told = /(\d+) accesses/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1];
  await cell.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', String(Number(told) + 1));
});

test('no serious axe finding in light and dark, and nothing cut at 720 pixels', async ({ workbench }) => {
  // axe looks at every cell of both weeks.
  test.setTimeout(120_000);
  const { page, folder, shot } = workbench;
  const { actor } = burstOf(folder);
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), theme);
    await openActor(page, actor);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    expect(await seriousFindings(page)).toEqual([]);
    await shot(`actor-${theme}`);
  }
  await page.setViewportSize({ width: 720, height: 900 });
  const wide = await page.getByTestId('actor-page').evaluate((part) => [part.scrollWidth, part.clientWidth]);
  expect(wide[0]).toBeLessThanOrEqual(wide[1] ?? 0);
  await shot('actor-720');
});

test('somebody who is not there is said so, with a way back', async ({ workbench }) => {
  const { page } = workbench;
  await page.goto(new URL('/access?actor=nobody@acme.example', page.url()).href);
  await expect(page.getByTestId('problem')).toContainText('nobody@acme.example');
  await page.getByTestId('actor-back').click();
  await expect(page.getByTestId('access-page')).toBeVisible();
});
