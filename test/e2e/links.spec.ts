// A link shows its view over the data it was made of, says what has come since, and never asks other data in silence.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoFile } from './support/demo-file.ts';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 2_000 });

/** What the page would have put on the clipboard, in order. */
const watchClipboard = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.evaluate(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void copied.push(text) },
    });
  });
  return () => page.evaluate(() => (window as unknown as { copied: string[] }).copied);
};

/** The address in this host that stands for a `sivo-audit:` link. */
const addressOf = (page: Page, link: string): string =>
  new URL(page.url()).href.split('/').slice(0, 3).join('/') + link.slice('sivo-audit://open'.length);

const jsonl = (path: string, seed: number, events: number): string => {
  writeFileSync(path, `${demoFile(200, seed).lines.slice(0, events).join('\n')}\n`);
  return path;
};

test('a link names its data; over other data it waits, over grown data it says so', async ({ workbench }) => {
  const { page, folder } = workbench;
  await page.getByTestId('query-input').fill('action:delete');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('result-count')).toContainText('of 2,000');
  const copied = await watchClipboard(page);
  await page.getByTestId('copy-link').click();
  await page.getByTestId('copy-link-item').click();
  await expect.poll(copied).toHaveLength(1);
  // By keyboard, from the rows.
  await page.getByTestId('events-grid').focus();
  await page.keyboard.press('l');
  await expect.poll(copied).toHaveLength(2);
  const [link = '', again] = await copied();
  expect(again).toBe(link);
  expect(link).toMatch(/^sivo-audit:\/\/open\/events\?q=action:delete&zone=Europe\/Madrid&archive=[0-9a-f]{64}$/);

  // The same data: nothing is said, and the address is the view's alone.
  await page.goto(addressOf(page, link));
  await expect(page.getByTestId('result-count')).toContainText('of 2,000');
  await expect(page).not.toHaveURL(/archive=/);
  await expect(page.getByTestId('link-grown')).toBeHidden();

  // It has grown since.
  await workbench.cli('import', jsonl(join(folder, 'more.jsonl'), 7, 3), '--archive', join(folder, 'demo'));
  await page.goto(addressOf(page, link));
  await expect(page.getByTestId('link-grown')).toContainText('3 events more');
  await expect(page.getByTestId('result-count')).toContainText('of 2,003');
  await page.getByRole('button', { name: 'Close this note' }).click();
  await expect(page.getByTestId('link-grown')).toBeHidden();
  await expect(page).not.toHaveURL(/archive=/);

  // Data nobody has here: nothing is answered until it is asked for.
  await page.goto(addressOf(page, link.replace(/[0-9a-f]{64}$/, 'ab'.repeat(32))));
  await expect(page.getByTestId('link-foreign')).toContainText('abababababab');
  await expect(page.getByTestId('link-foreign')).toContainText('action:delete');
  await expect(page.getByTestId('link-holder')).toContainText('No archive opened on this machine');
  await expect(page.getByTestId('events-grid')).toBeHidden();
  await page.getByTestId('link-anyway').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('result-count')).toContainText('of 2,003');

  // Another archive is open, and this machine knows the one that holds the data.
  await workbench.cli('import', jsonl(join(folder, 'other.jsonl'), 9, 5), '--archive', join(folder, 'other'));
  await page.goto(addressOf(page, '/events?dialog=open'.replace(/^/, 'sivo-audit://open')));
  await page.getByTestId('open-archive-dialog').getByRole('textbox').fill(join(folder, 'other'));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('archive-events')).toContainText('5 events');
  await page.goto(addressOf(page, link));
  await expect(page.getByTestId('link-holder')).toContainText('has grown since');
  await page.getByTestId('link-open-holder').click();
  await expect(page.getByTestId('link-grown')).toBeVisible();
  await expect(page.getByTestId('result-count')).toContainText('of 2,003');
});

test('a link handed to the open page changes its view and loads nothing anew', async ({ workbench }) => {
  const { page } = workbench;
  await expect(page.getByTestId('events-grid')).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.evaluate((link) => {
    window.location.hash = `#link=${encodeURIComponent(link)}`;
  }, 'sivo-audit://open/events?q=actor:"ana%40acme.example" AND (action:delete OR diff.x.to>90)&zone=UTC');
  await expect(page.getByTestId('status-zone')).toContainText('UTC');
  await expect(page.getByTestId('query-input')).toHaveValue(
    'actor:"ana@acme.example" AND (action:delete OR diff.x.to>90)',
  );
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await page.goBack();
  await expect(page.getByTestId('query-input')).toHaveValue('');
});
