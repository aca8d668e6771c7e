// A foreign CSV asks one question, is imported with the answer, and the next file of its kind asks nothing.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { dropFiles } from './support/drop-files.ts';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 1_000 });
// Each makes an archive, starts the import's worker and, some, has axe walk every cell of the preview.
test.describe.configure({ timeout: 180_000 });

const header = 'Fecha y hora;Usuario;Acción;Recurso;Id recurso;Dirección IP;Observaciones';
const rows = [
  '25/04/2026 10:15:00;ana@acme.example;update;queue;cola-1;203.0.113.4;cambio de horario',
  '03/04/2026 09:00:00;luis@acme.example;delete;ivr;ivr-7;203.0.113.5;"baja; pedida por soporte"',
  '05/01/2026 23:30:00;ana@acme.example;access;recording;rec-9;203.0.113.4;',
];
/** The same moments in UTC: Madrid is two hours ahead in April, one in January. */
const instants = ['2026-04-25T08:15:00.000Z', '2026-04-03T07:00:00.000Z', '2026-01-05T22:30:00.000Z'];

const csv = (lines: readonly string[]): string =>
  Buffer.from(`\uFEFF${[header, ...lines].join('\r\n')}\r\n`, 'utf8').toString('base64');

const seriousFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

test('a Spanish CSV with local times: one question, then it is imported; the next one asks nothing', async ({
  workbench,
  folder,
}) => {
  const { page, shot } = workbench;
  await expect(page.getByTestId('events-grid')).toBeVisible();
  const dialog = page.getByTestId('mapping-dialog');

  await test.step('the dialog asks for the zone, and for nothing else', async () => {
    await dropFiles(page, [{ name: 'registro-abril.csv', base64: csv(rows) }]);
    await expect(dialog).toBeVisible({ timeout: 60_000 });
    await expect(dialog.getByTestId('import-question')).toHaveCount(1);
    await expect(page.getByTestId('question-zone')).toHaveValue('Europe/Madrid');
    await expect(page.getByTestId('question-zone')).toBeFocused();
    await expect(page.getByTestId('zone-reads')).toContainText(
      '25/04/2026 10:15:00 becomes 2026-04-25 08:15:00.000 UTC',
    );
  });

  await test.step('it shows what becomes what, and what has no place', async () => {
    const from = (field: string) => page.getByTestId('mapping-table').locator(`[data-field="${field}"] input`).first();
    await expect(from('timestamp')).toHaveValue('Fecha y hora');
    await expect(from('actor')).toHaveValue('Usuario');
    await expect(from('action')).toHaveValue('Acción');
    await expect(page.getByTestId('mapping-preview')).toContainText('baja; pedida por soporte');
    await expect(page.getByTestId('unmapped')).toContainText('Observaciones');
    await expect(page.getByTestId('remember-mapping')).toBeChecked();
    await shot('mapping-light');
  });

  await test.step('the preview follows the answer', async () => {
    await page.getByTestId('question-zone').fill('UTC');
    await page.getByRole('option', { name: 'UTC', exact: true }).click();
    await expect(page.getByTestId('zone-reads')).toContainText('becomes 2026-04-25 10:15:00.000 UTC');
    await page.getByTestId('question-zone').fill('Europe/Madrid');
    await page.getByRole('option', { name: 'Europe/Madrid', exact: true }).click();
    await expect(page.getByTestId('zone-reads')).toContainText('becomes 2026-04-25 08:15:00.000 UTC');
  });

  await test.step('it is imported, and the report says with which zone', async () => {
    await page.getByTestId('mapping-import').click();
    await page.getByTestId('show-report').click();
    await expect(page.getByTestId('import-report').getByTestId('equation')).toContainText('3');
    await expect(page.getByTestId('source-notes')).toContainText('Times without a zone were read in Europe/Madrid');
    await expect(page.getByTestId('receipt-note')).toContainText('SHA256:');
    await shot('mapping-report');
    await page.keyboard.press('Escape');
  });

  await test.step('the events stand at the right moments', async () => {
    const printed = await workbench.cli(
      ...['query', 'resource.id:cola-1,ivr-7,rec-9', '--archive', `${folder}/demo`, '--json'],
    );
    for (const instant of instants) expect(printed).toContain(instant);
    await page.getByTestId('query-input').fill('resource.id:ivr-7');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('events-grid').locator('[role=row][aria-rowindex="2"]')).toContainText('09:00:00');
  });

  await test.step('another file with these columns asks nothing', async () => {
    const later = '26/04/2026 08:00:00;ana@acme.example;create;queue;cola-2;203.0.113.4;';
    await dropFiles(page, [{ name: 'registro-mayo.csv', base64: csv([later]) }]);
    await expect(page.getByTestId('job-panel')).toHaveAttribute('data-state', 'done');
    await expect(dialog).toBeHidden();
    await page.getByTestId('query-input').fill('resource.id:cola-2');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('events-grid').locator('[role=row][aria-rowindex="2"]')).toContainText('08:00:00');
  });
});

test('by keyboard alone: choose another column, decide, import', async ({ workbench }) => {
  const { page } = workbench;
  await expect(page.getByTestId('events-grid')).toBeVisible();
  await dropFiles(page, [{ name: 'registro.csv', base64: csv(rows) }]);
  await expect(page.getByTestId('question-zone')).toBeFocused({ timeout: 60_000 });
  const reason = page.getByTestId('mapping-table').locator('[data-field="reason"] input').first();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await reason.evaluate((input) => input === document.activeElement)) break;
  }
  await expect(reason).toBeFocused();
  // The preview is made again for the proposed zone: its answer redraws the table.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.keyboard.type('Observ');
  const option = page.getByRole('option', { name: 'Observaciones' });
  await expect(option).toHaveAttribute('data-combobox-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(reason).toHaveValue('Observaciones');
  await expect(page.getByTestId('unmapped')).toBeHidden();
  const start = page.getByTestId('mapping-import');
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await start.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('job-panel')).toHaveAttribute('data-state', 'done');
  await page.getByTestId('query-input').fill('reason:"cambio de horario"');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', '2');
});

test('cancelling writes nothing', async ({ workbench }) => {
  const { page } = workbench;
  await expect(page.getByTestId('archive-events')).toContainText('1,000');
  await dropFiles(page, [{ name: 'registro.csv', base64: csv(rows) }]);
  await page.getByTestId('mapping-dialog').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('mapping-dialog')).toBeHidden();
  await expect(page.getByTestId('job-panel')).toHaveAttribute('data-state', 'cancelled');
  await expect(page.getByTestId('archive-events')).toContainText('1,000');
});

for (const theme of ['light', 'dark'] as const) {
  test(`no serious axe finding in the preview and the report, ${theme}`, async ({ workbench }) => {
    const { page, shot } = workbench;
    await page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), theme);
    await page.reload();
    await expect(page.getByTestId('events-grid')).toBeVisible();
    await dropFiles(page, [{ name: 'registro.csv', base64: csv(rows) }]);
    await expect(page.getByTestId('zone-reads')).toBeVisible({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);
    await shot(`mapping-dialog-${theme}`);
    await page.getByTestId('mapping-import').click();
    await page.getByTestId('show-report').click();
    await expect(page.getByTestId('import-report')).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await shot(`mapping-report-${theme}`);
  });
}
