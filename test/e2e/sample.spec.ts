// A sample is drawn, tested by keyboard and mouse, one item replaced, drawn again, and put into a pack.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 5_000 });

test('a sample is drawn, tested and drawn again', async ({ workbench }) => {
  const { page, shot } = workbench;
  await page.getByTestId('page-evidence').click();
  await page.getByTestId('evidence-samples').click();
  await expect(page.getByTestId('sample-population')).toContainText('SHA-256');
  await expect(page.getByTestId('sample-size')).toContainText('59 items');
  await page.getByTestId('sample-n').fill('5');
  await page.getByTestId('sample-seed').fill('2026-Q2');
  await page.getByTestId('sample-title').fill('Spot check');
  await page.getByTestId('sample-draw').click();
  const sheet = page.getByTestId('test-sheet');
  await expect(sheet).toContainText('Spot check');
  const rows = page.getByTestId('sample-row');
  await expect(rows).toHaveCount(5);

  await rows.first().click();
  await page.keyboard.press('p');
  await expect(rows.nth(0)).toHaveAttribute('data-result', 'pass');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('f');
  await expect(rows.nth(1)).toHaveAttribute('data-result', 'fail');
  await page.keyboard.press('n');
  await expect(rows.nth(2)).toHaveAttribute('data-result', 'na');
  await expect(page.getByTestId('sample-limit')).toContainText('1 of 2 failed');

  await page.keyboard.press('Enter');
  await page.getByTestId('sample-note').fill('the recording is gone');
  await page.getByTestId('sample-replace').click();
  await expect(rows).toHaveCount(6);
  await expect(rows.nth(3)).toHaveAttribute('data-result', 'replaced');
  await expect(page.getByTestId('sample-progress')).toContainText('3 of 5 done');
  await page.reload();
  await expect(page.getByTestId('sample-progress')).toContainText('1 replaced');

  await page.getByTestId('sample-redraw').click();
  await expect(page.getByTestId('sample-redrawn')).toHaveAttribute('data-same', 'true');
  const saving = page.waitForEvent('download');
  await page.getByTestId('sample-csv').click();
  expect(readFileSync(await (await saving).path(), 'utf8').split('\r\n')).toHaveLength(8);
  const { violations } = await new AxeBuilder({ page }).include('[data-testid=test-sheet]').analyze();
  expect(
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes[0]?.html]),
  ).toEqual([]);
  await shot('test-sheet');

  await page.getByTestId('sample-to-pack').click();
  await expect(page.getByTestId('pack-sample')).toContainText('Spot check 5 items, seed 2026-Q2');
});
