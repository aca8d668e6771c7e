// The report of changes: a typical question at a click, read, copied, saved, and from a line to its event and its resource.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 10_000, contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] } });

test('how recording policies changed this month, as sentences to take along', async ({ workbench }) => {
  const { page, shot } = workbench;
  await page.getByTestId('page-changes').click();
  await page.getByTestId('changes-report').click();
  await page.getByTestId('report-preset-policies').click();
  await expect(page.getByTestId('query-input')).toHaveValue(/recording_policy from:2026-05-01 to:2026-06-01/);
  const counts = page.getByTestId('report-counts');
  await expect(counts).toHaveAttribute('data-current', 'true');
  await expect(page.getByTestId('report-group').first()).toContainText('recording_policy');
  const rows = page.getByTestId('report-change');
  await expect(counts).toContainText(`${await rows.count()} change`);
  await expect(rows.filter({ hasText: 'active yes → no' })).toHaveCount(1);
  await shot('change-report');
  expect((await new AxeBuilder({ page }).include('[data-testid=report-part]').analyze()).violations).toEqual([]);

  await page.getByTestId('report-copy').click();
  await expect(page.getByTestId('report-copy').getByText('Copied', { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^Recording policy \S+: active yes → no by ana@acme\.example, 12 May 2026 19:42 UTC\+02:00 \(Europe\/Madrid\)$/m,
  );

  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByTestId('report-save-csv').click()]);
  expect(csv.suggestedFilename()).toBe('changes.csv');
  expect(readFileSync(await csv.path(), 'utf8')).toContain(',active,changed,true,false,');
  await page.getByTestId('report-save-html').focus();
  const [html] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(readFileSync(await html.path(), 'utf8')).toContain('active yes → no');

  const line = rows.filter({ hasText: 'active yes → no' });
  const id = (await line.getAttribute('data-event')) ?? '';
  await line.getByTestId('report-event').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/events\\?.*event=${id}`));
  await expect(page.getByTestId('details-pane').getByTestId('field-table')).toContainText('active');
  await page.goBack();
  await page.getByTestId('report-resource').first().click();
  await expect(page).toHaveURL(/of=recording_policy/);
});

test('in a narrow window, on paper, and where nothing fits', async ({ workbench }) => {
  const { page } = workbench;
  await page.setViewportSize({ width: 720, height: 700 });
  const address = new URL(page.url());
  address.pathname = '/changes';
  address.search = new URLSearchParams({ look: 'report', q: 'resource:queue' }).toString();
  await page.goto(address.href);
  const rows = page.getByTestId('report-change');
  await expect(rows.first()).toBeVisible();
  await expect(page.getByTestId('report-save-csv')).toBeInViewport();
  const shown = await rows.count();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.getByTestId('report-save-csv')).toBeHidden();
  expect(await rows.count()).toBeGreaterThanOrEqual(shown);
  await expect(page.getByTestId('report-more')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await page.getByTestId('query-input').fill('action:nothing-of-the-kind');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('report-empty')).toBeVisible();
  await expect(page.getByTestId('report-save-html')).toBeDisabled();
});
