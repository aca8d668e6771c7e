// A change is read: its fields with units, what contradicts, the texts in Monaco by mouse and by keyboard, the nodes of a flow.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 1_000, contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] } });

let minute = 0;
const event = (id: string, type: string, change: object): string =>
  JSON.stringify({
    id,
    timestamp: new Date(Date.UTC(2026, 4, 20, 10, minute++)).toISOString(),
    actor: { email: 'ana@acme.example', role: 'admin', ip: '203.0.113.42' },
    action: 'update',
    resource: { type, id: `${type}-of-${id}` },
    crossTenant: false,
    ...change,
  });

const prompt = (choice: string): string =>
  `Welcome to Acme, thank you for calling. For sales press one, ${choice} press two, and to hear this again press nine.`;
const play = { id: 'n1', type: 'play', prompt: prompt('for support') };
const menu = { id: 'n2', type: 'menu', timeout_seconds: 5 };
const queue = { id: 'n3', type: 'queue', queue: 'q-1' };
const hangup = { id: 'n4', type: 'hangup' };
const items = (changed: boolean) =>
  Array.from({ length: 60 }, (_, at) => ({ id: `i${at}`, value: changed && at % 20 === 0 ? -1 : at }));
const settings = (to: string): object =>
  Object.fromEntries(Array.from({ length: 230 }, (_, at) => [`setting_${String(at).padStart(3, '0')}`, to]));

const events = [
  event('evt_policy', 'recording_policy', {
    diff: { retention_days: { from: 90, to: 365 } },
    before: { retention_days: 90, name: 'All calls' },
    after: { retention_days: 180, name: 'All calls', owner: null },
  }),
  event('evt_flow', 'ivr', {
    before: { nodes: [play, menu, queue, hangup] },
    after: { nodes: [{ ...play, prompt: prompt('for a callback') }, hangup, { ...menu, timeout_seconds: 8 }] },
  }),
  event('evt_long', 'schedule', { before: { items: items(false) }, after: { items: items(true) } }),
  event('evt_many', 'integration', { before: settings('off'), after: settings('on') }),
  event('evt_large', 'webhook', {
    before: { text: 'a'.repeat(1_100_000), on: false },
    after: { text: 'a'.repeat(1_100_000), on: true },
  }),
];

const importEvents = async (folder: string, cli: (...args: string[]) => Promise<string>): Promise<void> => {
  const file = join(folder, 'changes.jsonl');
  writeFileSync(file, `${events.join('\n')}\n`);
  await cli('import', file, '--archive', join(folder, 'demo'));
};

const openChange = async (page: Page, id: string, compare = 'fields'): Promise<void> => {
  const address = new URL(page.url());
  address.pathname = '/events';
  address.search = new URLSearchParams({ q: `id:${id}`, event: id, tab: 'change', compare }).toString();
  await page.goto(address.href);
  await expect(page.getByTestId('comparison')).toBeVisible();
};

const serious = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).include('[data-testid=comparison]').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

test('fields first: units, contradictions, many rows, large states', async ({ workbench }) => {
  const { page, folder, cli, shot } = workbench;
  await importEvents(folder, cli);

  await test.step('a policy, in units; what the diff says otherwise is a warning', async () => {
    await openChange(page, 'evt_policy');
    const row = page.getByTestId('field-table').getByRole('row', { name: /retention_days/ });
    await expect(row).toContainText('changed');
    await expect(row.getByRole('cell')).toHaveText(['90 days', '180 days']);
    await expect(page.getByTestId('field-table').getByRole('row', { name: /owner/ }).getByRole('cell')).toHaveText([
      'no such field',
      'null',
    ]);
    const warning = page.getByTestId('disagreement').getByRole('row', { name: /retention_days/ });
    await expect(warning.getByRole('cell')).toHaveText(['90 → 365', '90 → 180']);
    await page.getByTestId('copy-fields').click();
    await page.getByRole('menuitem', { name: /TSV/ }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('retention_days\tchanged\t90 days\t180 days');
    await shot('change-fields');
    await page.getByTestId('open-history').click();
    await expect(page).toHaveURL(/\/changes\?.*of=recording_policy:recording_policy-of-evt_policy/);
  });

  await test.step('two hundred fields and more: those in view are drawn, a filter finds the rest', async () => {
    await openChange(page, 'evt_many');
    const table = page.getByTestId('field-table');
    await expect(table).toHaveAttribute('aria-rowcount', '231');
    await expect(table.getByRole('row', { name: /setting_229/ })).toHaveCount(0);
    await page.getByTestId('filter-fields').fill('g_22');
    await expect(page.getByTestId('field-count')).toHaveText('10 of 230 fields');
    await expect(table.getByRole('row', { name: /setting_229/ })).toBeVisible();
  });

  await test.step('states beyond a megabyte: a sentence, the fields, a file', async () => {
    await openChange(page, 'evt_large', 'sides');
    await expect(page.getByTestId('monaco-too-large')).toContainText('1.1 MB');
    await expect(page.getByTestId('field-table').getByRole('row', { name: /^on/ })).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file: After' }).click();
    expect((await download).suggestedFilename()).toBe('evt_large-after.json');
  });
});

test('side by side by keyboard; the nodes of a flow', async ({ workbench }) => {
  const { page, folder, cli, shot } = workbench;
  await importEvents(folder, cli);
  await openChange(page, 'evt_long');
  const diff = page.getByTestId('monaco-diff');

  await test.step('from block to block, with nothing but changes on screen', async () => {
    await page.getByRole('radio', { name: 'Fields' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(diff).toHaveAttribute('data-compared', 'true');
    const places = page.getByTestId('diff-places');
    await expect(places).toHaveText('3 changed blocks');
    await page.keyboard.press('F7');
    await expect(places).toHaveText('Changed block 1 of 3');
    await page.keyboard.press('Shift+F7');
    await expect(places).toHaveText('Changed block 3 of 3');
    await diff.getByText('Only changes').click();
    await expect(places).toHaveText('3 changed blocks');
    await expect(diff.locator('.diff-hidden-lines-compact').first()).toBeVisible();
    await expect(diff.locator('.editor.modified .view-line', { hasText: '"value": -1' })).toHaveCount(3);
    expect(await diff.locator('.editor.modified .view-line').count()).toBeLessThan(12);
    await shot('change-only-changes');
  });

  await test.step('the keyboard goes into both texts and out again', async () => {
    await page.getByRole('button', { name: 'Save as a file: After' }).focus();
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.editor.original') !== null))
      .toBe(true);
    const isInside = () => page.evaluate(() => document.activeElement?.closest('.monaco-diff-editor') !== null);
    for (let presses = 0; presses < 20 && (await isInside()); presses += 1) await page.keyboard.press('Tab');
    expect(await isInside()).toBe(false);
  });

  await test.step('one side to the clipboard, one column, the whole window', async () => {
    await diff.getByRole('button', { name: 'Copy: After' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('"value": -1');
    await diff.getByText('Inline').click();
    await expect(diff.locator('.monaco-diff-editor.side-by-side')).toHaveCount(0);
    await diff.getByRole('button', { name: 'Full window' }).click();
    await expect(page.getByRole('dialog').getByTestId('monaco-diff')).toHaveAttribute('data-compared', 'true');
    await page.keyboard.press('F7');
    await expect(page.getByRole('dialog').getByTestId('diff-places')).toHaveText('Changed block 1 of 3');
    await page.keyboard.press('Escape');
    await expect(diff).toHaveAttribute('data-compared', 'true');
  });

  await test.step('a moved node is a move; a prompt is compared by words', async () => {
    await openChange(page, 'evt_flow', 'flow');
    const flow = page.getByTestId('flow-table');
    await expect(flow.getByRole('row', { name: /n4/ })).toContainText('moved');
    await expect(flow.getByRole('row', { name: /n4/ })).toContainText('4 → 2');
    await expect(flow.getByRole('row', { name: /n3/ })).toContainText('removed');
    await expect(flow.getByRole('row', { name: /n2/ })).toContainText('timeout_seconds: 5 seconds → 8 seconds');
    await expect(flow.locator('ins', { hasText: 'callback' })).toBeVisible();
    await expect(flow.locator('del', { hasText: 'support' })).toBeVisible();
    await shot('change-flow');
  });
});

test('no serious axe finding on a change in either theme, and room for it at 200 %', async ({ workbench }) => {
  const { page, folder, cli } = workbench;
  await importEvents(folder, cli);
  for (const [theme, id, look] of [
    ['light', 'evt_policy', 'fields'],
    ['light', 'evt_long', 'sides'],
    ['dark', 'evt_long', 'sides'],
    ['dark', 'evt_flow', 'flow'],
  ] as const) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), theme);
    await openChange(page, id, look);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    if (look === 'sides') {
      await expect(page.getByTestId('monaco-diff')).toHaveAttribute('data-compared', 'true');
      await page.getByText('Only changes').click();
      await expect(page.locator('.diff-hidden-lines-compact').first()).toBeVisible();
    }
    expect(await serious(page)).toEqual([]);
    await page.setViewportSize({ width: 720, height: 450 });
    const cut = await page.getByRole('tabpanel').evaluate((panel) => panel.scrollWidth - panel.clientWidth);
    expect(cut).toBeLessThanOrEqual(0);
  }
});
