// The signing key: a run that keeps none says so, keeps one under a passphrase, and changes it; archives are told.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 1_000 });

const seriousFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).include('[data-testid=evidence-page]').analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
};

test('shows the key, with a fingerprint to read aloud', async ({ workbench }) => {
  const { page, shot } = workbench;
  const address = new URL(page.url());
  await page.goto(`${address.origin}/evidence?look=keys`);
  const part = page.getByTestId('keys-part');
  await expect(part).toHaveAttribute('aria-busy', 'false');
  // The runs of these tests are handed a key of their own.
  await expect(page.getByTestId('key-kept')).toContainText('SIVO_AUDIT_SIGNING_KEY');
  await expect(part.getByRole('img', { name: /^Fingerprint: SHA256:(\S{4} ){10}\S{3}$/ })).toBeVisible();
  await expect(page.getByTestId('key-rotate')).toHaveCount(0);
  expect(await seriousFindings(page)).toEqual([]);
  await shot('keys');
});

test.describe('without a key', () => {
  // No test may touch the keychain of whoever runs it: only where its address can be taken away.
  test.skip(process.platform !== 'linux', 'the keychain cannot be kept out here');
  const names = ['SIVO_AUDIT_SIGNING_KEY', 'DBUS_SESSION_BUS_ADDRESS', 'SIVO_AUDIT_KEY_PASSPHRASE'] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  test.beforeAll(() => {
    for (const name of names) delete process.env[name];
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere/bus';
  });
  test.afterAll(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  test('keeps one under a passphrase, signs with it, and changes it', async ({ workbench, host }) => {
    test.skip(host === 'desktop', 'the desktop has a keychain of its own');
    const { page, folder, shot } = workbench;
    const { origin } = new URL(page.url());
    await page.goto(`${origin}/evidence?look=keys`);
    await expect(page.getByTestId('key-notKept')).toBeVisible();
    await shot('keys-not-kept');
    await page.getByTestId('key-keep').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Keep a signing key' });
    await expect(page.getByTestId('key-passphrase')).toBeFocused();
    await page.keyboard.type('correct horse');
    await page.getByTestId('key-passphrase-again').fill('another one');
    await expect(page.getByTestId('key-confirm')).toBeDisabled();
    await page.getByTestId('key-passphrase-again').fill('correct horse');
    await shot('keys-dialog');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByTestId('key-kept')).toHaveText('in a file under a passphrase');
    await expect(page.getByTestId('key-notKept')).toBeHidden();

    // Something the new key signs: a line of custody.
    await page.getByTestId('page-integrity').click();
    await page.getByTestId('verify-start').click();
    await expect(page.getByTestId('verify-report')).toBeVisible();
    await page.goto(`${origin}/evidence?look=custody`);
    await expect(page.getByTestId('custody-part')).toContainText('erif');

    await page.goto(`${origin}/evidence?look=keys`);
    await page.getByTestId('key-rotate').click();
    await page.getByTestId('key-passphrase').fill('battery staple');
    await page.getByTestId('key-passphrase-again').fill('battery staple');
    await page.getByTestId('key-confirm').click();
    await expect(page.getByTestId('key-rotated')).toContainText(`${folder}/demo`);
    await expect(page.getByTestId('key-rotated')).toContainText('Told');
    await shot('keys-rotated');
    expect(await seriousFindings(page)).toEqual([]);
    expect(JSON.parse(await workbench.cli('verify', '--archive', `${folder}/demo`, '--json')).ok).toBe(true);
  });
});
