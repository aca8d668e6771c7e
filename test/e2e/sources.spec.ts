// The live sources by their dialogs, and the Coverage page that shows what they claim.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { apiEvents, startAuditApi } from '../support/audit-api-server.ts';
import { expect, test } from './support/workbench.ts';

const token = 'token-of-the-sources-spec';
process.env.SIVO_E2E_TOKEN = token;
/** Nothing of this machine's own may answer for the test. */
process.env.AWS_EC2_METADATA_DISABLED = 'true';
process.env.AWS_ACCESS_KEY_ID = 'nobody';
process.env.AWS_SECRET_ACCESS_KEY = 'nobody';

test.use({ demoEvents: 1_000 });

const seriousFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

test('a pull is tested, run and shown as coverage; the token is typed nowhere', async ({ workbench }) => {
  const { page, shot } = workbench;
  const api = await startAuditApi({ events: apiEvents(250, 600_000), pageSize: 40, paging: 'cursor', token });
  try {
    await page.getByTestId('page-coverage').click();
    await expect(page.getByTestId('coverage-calendar')).toBeVisible();
    await page.goto(`${page.url()}${page.url().includes('?') ? '&' : '?'}dialog=api`);
    const dialog = page.getByTestId('api-dialog');
    await dialog.getByTestId('connection-url').fill('http://acme.example/api');
    await expect(dialog).toContainText('It must be an https:// address.');
    await dialog.getByTestId('connection-url').fill(api.url);
    await dialog.getByTestId('connection-environment').check();
    await dialog.getByTestId('connection-variable').fill('SIVO_E2E_TOKEN');
    await dialog.getByTestId('connection-test').click();
    await expect(dialog.getByTestId('connection-tested')).toContainText('It answers');
    await dialog.getByTestId('connection-save').click();
    await expect(dialog.getByTestId('connection-choice')).toBeVisible();
    await dialog.getByTestId('days-from').fill('2026-05-01');
    await dialog.getByTestId('days-to').fill('2026-05-04');
    expect(await seriousFindings(page)).toEqual([]);
    await shot('pull-dialog');
    await dialog.getByTestId('pull-start').click();
    const report = page.getByTestId('import-report').or(page.getByTestId('show-report'));
    await expect(report.first()).toBeVisible({ timeout: 60_000 });
    if (await page.getByTestId('show-report').isVisible()) await page.getByTestId('show-report').click();
    await expect(page.getByTestId('equation').first()).toContainText('250');
    await shot('pull-report');
    await page.keyboard.press('Escape');

    await page.getByTestId('page-coverage').click();
    await expect(page.getByTestId('coverage-ranges')).toContainText('2026-05-01 00:00:00');
    await expect(page.getByTestId('coverage-ranges')).toContainText('2026-05-05 00:00:00');
    const day = page.getByTestId('coverage-calendar').locator('[data-day="2026-05-02"]');
    await expect(day).toHaveAttribute('data-covered', 'whole');
    await day.focus();
    await expect(page.getByTestId('coverage-readout')).toContainText('2026-05-02');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('coverage-readout')).toContainText('2026-05-03');
    await page.getByTestId('coverage-plan').selectOption('enterprise');
    await expect(page.getByTestId('coverage-horizon')).toContainText('Europe/Madrid');
    await expect(page.getByTestId('coverage-loss')).toBeVisible();
    await shot('coverage');
    await day.click();
    await expect(page.getByTestId('query-input')).toHaveValue('from:2026-05-02 to:2026-05-03');
    const [first] = api.requests;
    expect(first?.authorization).toBe(`Bearer ${token}`);
    expect(await page.content()).not.toContain(token);
  } finally {
    await api.close();
  }
});

test('a refused pull says what the server said, and nothing is imported', async ({ workbench }) => {
  const { page, shot } = workbench;
  const refusal = { kind: 'answer' as const, status: 403, body: '{"code":"INSUFFICIENT_ROLE"}' };
  const api = await startAuditApi({ events: [], token, fault: () => refusal });
  try {
    await page.getByTestId('page-imports').click();
    await page.getByTestId('import-menu').click();
    await page.getByRole('menuitem', { name: 'From SIVO’s API…' }).click();
    const dialog = page.getByTestId('api-dialog');
    await dialog.getByTestId('connection-url').fill(api.url);
    await dialog.getByTestId('connection-environment').check();
    await dialog.getByTestId('connection-variable').fill('SIVO_E2E_TOKEN');
    await dialog.getByTestId('connection-test').click();
    await expect(dialog.getByTestId('connection-tested')).toContainText('INSUFFICIENT_ROLE');
    await dialog.getByTestId('pull-start').click();
    await expect(page.getByTestId('problem')).toContainText('INSUFFICIENT_ROLE');
    await shot('pull-refused');
  } finally {
    await api.close();
  }
});

test('an unreachable object store is an error that says what to do', async ({ workbench }) => {
  const { page } = workbench;
  await page.getByTestId('page-imports').click();
  await page.getByTestId('import-menu').click();
  await page.getByRole('menuitem', { name: 'From an S3 bucket…' }).click();
  const dialog = page.getByTestId('s3-dialog');
  await expect(dialog.getByTestId('s3-start')).toBeDisabled();
  await dialog.getByTestId('s3-bucket').fill('audit');
  await dialog.getByTestId('s3-region').fill('eu-west-1');
  await dialog.getByTestId('s3-endpoint').fill('http://127.0.0.1:1');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByTestId('s3-start').click();
  await expect(page.getByTestId('problem')).toContainText('does not answer', { timeout: 60_000 });
});
