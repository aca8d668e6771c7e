// From a finding to a signed pack in a few clicks, and its check; a pack that was changed is refused; the keyboard alone is enough.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

const seriousFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

test.describe('with a demo archive open', () => {
  test.use({ demoEvents: 5_000 });

  test('from a finding to a signed pack, and its check', async ({ workbench }) => {
    test.setTimeout(120_000);
    const { page, folder, shot } = workbench;
    const begun = Date.now();
    await page.getByTestId('page-access').click();
    await page.getByTestId('finding-pack').first().click();
    const preview = page.getByTestId('pack-preview');
    await expect(preview).toHaveAttribute('data-current', 'true', { timeout: 30_000 });
    await expect(page.getByTestId('pack-title')).not.toHaveValue('');
    await expect(page.getByTestId('pack-leaves')).toContainText('@');
    expect(await seriousFindings(page)).toEqual([]);
    const out = join(folder, 'finding.zip');
    await page.getByTestId('pack-path').fill(out);
    await page.getByTestId('pack-start').click();
    const result = page.getByTestId('pack-result');
    await expect(result).toBeVisible({ timeout: 60_000 });
    expect(Date.now() - begun).toBeLessThan(120_000);
    await shot('readme-pack');
    const fingerprint = /SHA256:[A-Za-z0-9+/]{43}/.exec((await result.textContent()) ?? '')?.[0] ?? '';
    await page.getByTestId('pack-check-it').click();
    const verdict = page.getByTestId('pack-verdict');
    await expect(verdict).toHaveAttribute('data-ok', 'true', { timeout: 30_000 });
    await page.getByTestId('received-fingerprint').fill(fingerprint);
    await page.getByTestId('received-check').click();
    await expect(verdict).toContainText('The key is the one you were told.');
    await expect(page.getByTestId('pack-frame').contentFrame().locator('h1')).toBeVisible();
    await page.locator('[data-file="data/20-population.jsonl"]').first().click();
    await expect(page.getByTestId('pack-lines')).toContainText('evt_audit_');
    await page.evaluate(() => localStorage.setItem('mantine-color-scheme-value', 'dark'));
    await page.reload();
    await expect(verdict).toHaveAttribute('data-ok', 'true', { timeout: 30_000 });
    // axe waits for ever on a frame that may run nothing.
    await page.locator('[data-file="data/20-population.jsonl"]').first().click();
    await expect(page.getByTestId('pack-lines')).toContainText('evt_audit_');
    expect(await seriousFindings(page)).toEqual([]);
    // The draft is still there, and the same file is a question.
    await page.getByTestId('evidence-packs').click();
    await expect(page.getByTestId('pack-path')).toHaveValue(out);
    await page.getByTestId('pack-path').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('pack-exists')).toBeVisible({ timeout: 60_000 });
  });
});

test('without an archive: a changed pack is refused, naming the file; by keyboard', async ({ workbench }) => {
  test.setTimeout(120_000);
  const { page, folder, cli } = workbench;
  const archive = join(folder, 'small');
  await cli('demo', archive, '--events', '2000');
  const spec = join(folder, 'spec.json');
  writeFileSync(spec, JSON.stringify({ title: 'SIVO accesses', filter: 'crossTenant:true' }));
  const out = join(folder, 'pack.zip');
  await cli('pack', '--archive', archive, '--spec', spec, '-o', out);
  await page.getByTestId('welcome-check').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('received-path').focus();
  await page.keyboard.type(out);
  await page.keyboard.press('Enter');
  const verdict = page.getByTestId('pack-verdict');
  await expect(verdict).toHaveAttribute('data-ok', 'true', { timeout: 30_000 });
  const bytes = readFileSync(out);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  writeFileSync(out, bytes);
  await page.getByTestId('received-path').focus();
  await page.keyboard.press('Enter');
  await expect(verdict).toHaveAttribute('data-ok', 'false', { timeout: 30_000 });
  await expect(page.getByTestId('pack-problems')).toContainText('data/');
});
