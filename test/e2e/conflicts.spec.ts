// Sources that disagree about an event: found, and both versions side by side with where they came from.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 1_000 });

const event = (days: number, email: string) =>
  JSON.stringify({
    id: 'evt_conflict_1',
    timestamp: '2026-05-20T10:23:45.123Z',
    actor: { email, role: 'admin', ip: '203.0.113.42' },
    action: 'update',
    resource: { type: 'recording_policy', id: 'policy-1' },
    diff: { retention_days: { from: 90, to: days } },
    crossTenant: false,
  });

for (const theme of ['light', 'dark'] as const) {
  test(`versions of an event side by side, ${theme}`, async ({ workbench }) => {
    const { page, folder, cli, shot } = workbench;
    const archive = join(folder, 'demo');
    const sources = [event(180, 'ana@acme.example'), event(30, 'ana@acme.example'), event(30, 'luis@acme.example')];
    const files = sources.map((_, at) => join(folder, `source-${at + 1}.jsonl`));
    for (const [at, text] of sources.entries()) writeFileSync(files[at] ?? '', `${text}\n`);
    await cli('import', ...files, '--archive', archive);
    await page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), theme);
    await page.reload();
    await page.getByTestId('status-bar').getByRole('link', { name: '2 conflicts' }).click();
    await expect(page.getByTestId('facet-conflict')).toContainText('Sources disagree');
    await expect(page.getByTestId('result-count')).toContainText('3 of 1,003 events');
    const row = page.getByTestId('events-grid').locator('[role=row][aria-rowindex="2"]');
    await expect(row).toContainText('Sources disagree');
    await row.locator('[role=gridcell]').first().click();
    await expect(page.getByTestId('conflict-banner')).toContainText('3 versions');
    await page.getByTestId('compare-versions').click();
    const tab = page.getByTestId('versions-tab');
    await expect(tab.getByTestId('version-left')).toContainText('source-1.jsonl');
    await expect(tab.getByTestId('version-right')).toContainText('source-2.jsonl');
    await expect(tab.getByTestId('monaco-diff')).toHaveAttribute('data-compared', 'true');
    await expect(tab).toContainText('1 changed block');
    await shot(`conflict-${theme}`);
    await tab.getByTestId('version-right').getByRole('combobox').click();
    await page.getByRole('option', { name: 'Version 3' }).click();
    await expect(tab.getByTestId('version-right')).toContainText('source-3.jsonl');
    await expect(tab).toContainText('2 changed blocks');
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual(
      [],
    );
  });
}
