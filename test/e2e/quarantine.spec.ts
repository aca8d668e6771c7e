// Rejected records: found, looked at byte by byte, saved, and read again with what was missing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 1_000 });

const good = Array.from({ length: 6 }, (_, at) => `q_${at};2026-05-20T10:0${at}:00Z;update;ñandú@acme.example;queue`);

/** Three times without a zone among six with one, a short row, and bytes that are no UTF-8. */
const csv = Buffer.concat([
  Buffer.from(
    [
      'id;timestamp;action;actor_email;resource_type',
      ...good,
      'q_7;2026-05-20 10:07:00;update;ana@acme.example;queue',
      'q_8;2026-05-20 10:08:00;update;ana@acme.example;queue',
      'q_9;2026-05-20 10:09:00;update;ana@acme.example;queue',
      'q_10;2026-05-20T10:10:00Z;update',
      'q_11;2026-05-20T10:11:00Z;update;jos',
    ].join('\n'),
  ),
  Buffer.from([0xe9]),
  Buffer.from('@acme.example;queue\n'),
]);

const noSeriousFinding = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual(
    [],
  );
};

test('rejected records are found, shown, saved and read again', async ({ workbench, host }) => {
  const { page, folder, cli, shot } = workbench;
  const source = join(folder, 'panel.csv');
  writeFileSync(source, csv);
  await cli('import', source, '--archive', join(folder, 'demo'));
  await expect(page.getByTestId('status-bar')).toContainText('5 records rejected');
  await page
    .getByTestId('status-bar')
    .getByRole('link', { name: /rejected/ })
    .click();
  const table = page.getByTestId('quarantine-table');
  await expect(table.locator('tbody tr')).toHaveCount(5);
  await shot('quarantine-light');

  await page.getByTestId('quarantine-reason').click();
  await page.getByRole('option', { name: 'not valid text' }).click();
  await expect(table.locator('tbody tr')).toHaveCount(1);
  await table.getByRole('button', { name: /Show the record/ }).click();
  await expect(page.getByTestId('quarantine-record')).toContainText('not valid utf-8 text');
  await expect(page.getByTestId('quarantine-record')).toContainText('6a 6f 73 e9 40');
  await shot('quarantine-record');
  await noSeriousFinding(page);
  await page.getByTestId('quarantine-reason').click();
  await page.getByRole('option', { name: 'unusable timestamp' }).click();
  await expect(table.locator('tbody tr')).toHaveCount(3);

  if (host === 'loopback') {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('quarantine-export').click(),
    ]);
    expect(download.suggestedFilename()).toBe('demo-quarantine.jsonl');
    const saved = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\n');
    expect(saved.map((line) => JSON.parse(line).line)).toEqual([8, 9, 10]);
  }

  await page.getByTestId('quarantine-retry').click();
  await expect(page.getByTestId('retry-dialog')).toContainText('3 waiting records');
  await page.getByTestId('retry-zone').click();
  await page.getByTestId('retry-zone').fill('Europe/Madrid');
  await page.getByRole('option', { name: 'Europe/Madrid' }).click();
  await shot('quarantine-retry');
  await noSeriousFinding(page);
  await page.getByTestId('retry-start').click();
  await expect(page.getByTestId('job-panel')).toHaveAttribute('data-state', 'done');
  await expect(page.getByTestId('job-panel').locator('[data-count=accepted]')).toHaveText('3');
  await expect(page.getByTestId('quarantine-empty')).toContainText('No record that fits is waiting');
  await page.getByTestId('quarantine-state').getByText('All').click();
  await expect(table.locator('tbody tr')).toHaveCount(3);
  await expect(table).toContainText('read again');
  const { events } = JSON.parse(await cli('query', 'id:q_7', '--archive', join(folder, 'demo'), '--json'));
  expect(events).toMatchObject([{ timestamp: '2026-05-20T08:07:00.000Z', timestampText: '2026-05-20 10:07:00' }]);
});

test('the quarantine by keyboard, in Spanish and in the dark', async ({ workbench }) => {
  const { page, folder, cli, shot } = workbench;
  const source = join(folder, 'panel.csv');
  writeFileSync(source, csv);
  await cli('import', source, '--archive', join(folder, 'demo'));
  await page.evaluate(() => localStorage.setItem('mantine-color-scheme-value', 'dark'));
  await page.reload();
  await page.getByTestId('switch-language').click();
  await page.getByTestId('switch-language').blur();
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  const table = page.getByTestId('quarantine-table');
  await expect(table).toContainText('fecha y hora inservibles');
  const record = table.getByRole('button', { name: /Ver el registro/ }).first();
  await record.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('quarantine-record')).toContainText('q_7;2026-05-20 10:07:00');
  await shot('quarantine-dark-es');
  await noSeriousFinding(page);
});
