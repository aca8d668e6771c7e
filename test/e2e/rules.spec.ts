// The rules: a planted hit with its sentence, its events in the grid, a dismissal by key, and a rule of one's own.
import { join } from 'node:path';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 10_000 });

interface Told {
  found: number;
  hits: { rule: string; sentence: string; events: number }[];
}

test('hits are read, shown as events, dismissed; a rule of one’s own comes and goes', async ({ workbench }) => {
  const { page, folder, shot } = workbench;
  await page.getByTestId('page-access').click();
  await page.getByTestId('access-rules-tab').click();
  const part = page.getByTestId('rules-part');
  await expect(page.getByTestId('rules-summary')).toBeVisible({ timeout: 15_000 });
  const told: Told = JSON.parse(
    await workbench.cli('rules', 'run', '--archive', join(folder, 'demo'), '--tz', 'Europe/Madrid', '--json'),
  );
  await expect(page.getByTestId('rules-summary')).toContainText(`${told.found} hits of 11 rules`);
  await shot('rules');

  const planted = told.hits.find(({ rule }) => rule === 'failed-logins-then-success');
  if (planted === undefined) throw new Error('the planted burst of failed logins is not found');
  const hit = page.locator('[data-testid=rule-hit][data-rule=failed-logins-then-success]');
  await expect(hit.getByTestId('hit-sentence')).toHaveText(planted.sentence);
  await hit.getByTestId('hit-events').click();
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', String(planted.events + 1));
  await page.goBack();

  await hit.getByTestId('hit-dismiss').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Known test of the login page');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('hits-dismissed')).toContainText('1 dismissed');
  await expect(hit).toHaveCount(0);
  await page.getByTestId('hits-dismissed-toggle').click();
  await expect(hit.getByTestId('hit-dismissed')).toContainText('Known test of the login page');

  const row = page.locator('[data-testid=rule-row][data-rule=flag-without-reason]');
  await row.locator('summary').click();
  await row.getByTestId('rule-copy').click();
  await page.getByTestId('rule-text').fill('{"format":"other"}');
  await page.getByTestId('rule-save').click();
  await expect(page.getByRole('dialog')).toContainText('"sivo-audit-rule" expected');
  await page.keyboard.press('Escape');
  await row.getByTestId('rule-copy').click();
  await expect(page.getByTestId('rule-text')).toHaveValue(/"my-flag-without-reason"/);
  await page.keyboard.press('Control+Enter');
  const own = page.locator('[data-testid=rule-row][data-rule=my-flag-without-reason]');
  await expect(own).toContainText('your own');
  await expect(page.getByTestId('rules-summary')).toContainText('12 rules');
  await own.getByTestId('rule-remove').click();
  await expect(own).toHaveCount(0);
  await expect(page.getByTestId('rules-summary')).toContainText('11 rules');
  await expect(part).toHaveAttribute('aria-busy', 'false');
});
