// The main job, as a newcomer does it: drop a file, filter, scroll to the end, open a change, read the diff, switch
// language and theme, reload and find everything as it was.
import { join } from 'node:path';
import { type DemoEvent, demoFile } from './support/demo-file.ts';
import { dropFiles } from './support/drop-files.ts';
import { expect, test } from './support/workbench.ts';

const grouped = (count: number): string => count.toLocaleString('en-GB');
const base64 = (lines: readonly string[]): string => Buffer.from(lines.join('\n')).toString('base64');

const isRecordingAccess = (event: DemoEvent): boolean =>
  event.action === 'access' && event.resource.type === 'recording';

test('import by drop, filter, scroll to the last row, read a diff, switch, reload', async ({ workbench }) => {
  const { page, folder, shot } = workbench;
  const { events, lines } = demoFile(20_000, 3);
  const accesses = events.filter(isRecordingAccess);
  const user = accesses[0]?.actor.email ?? '';
  const ofUser = accesses.filter((event) => event.actor.email === user);
  const oldestOfUser = ofUser[0]?.timestamp ?? '';

  await test.step('the empty first screen says what this is', async () => {
    await expect(page.getByTestId('welcome')).toBeVisible();
    await expect(page.getByTestId('welcome-demo')).toBeEnabled();
    await shot('01-welcome');
  });

  await test.step('a dropped file asks for an archive, is imported and reconciles', async () => {
    const bad = ['{"id":"evt_broken","timestamp":', '[1,2,3]', lines[10] ?? ''];
    await dropFiles(page, [{ name: 'audit.jsonl', base64: base64([...lines, ...bad]) }]);
    const dialog = page.getByTestId('create-archive-dialog');
    const path = dialog.getByRole('textbox').first();
    await expect(path).not.toHaveValue('');
    await page.keyboard.insertText(join(folder, 'my-archive'));
    await expect(path).toHaveValue(join(folder, 'my-archive'));
    await dialog.getByRole('button', { name: 'Create', exact: false }).last().click();
    const report = page.getByTestId('import-report').or(page.getByTestId('show-report'));
    await expect(report.first()).toBeVisible({ timeout: 60_000 });
    if (await page.getByTestId('show-report').isVisible()) await page.getByTestId('show-report').click();
    const equation = page.getByTestId('equation').first();
    await expect(equation).toContainText(grouped(events.length + 3));
    await expect(equation).toContainText(grouped(events.length));
    await expect(page.getByTestId('reject-table')).toContainText(grouped(events.length + 1));
    await shot('02-report');
    await page.keyboard.press('Escape');
  });

  const grid = page.getByTestId('events-grid');
  const count = page.getByTestId('result-count');

  await test.step("one user's recording accesses", async () => {
    await page.getByTestId('page-events').click();
    await expect(count).toContainText(grouped(events.length));
    await page.getByTestId('query-input').fill(`action:access resource:recording actor:${user}`);
    await page.keyboard.press('Enter');
    await expect(count).toContainText(grouped(ofUser.length));
    await expect(grid).toHaveAttribute('aria-rowcount', String(ofUser.length + 1));
    await shot('03-one-user');
  });

  await test.step('scroll to the last row', async () => {
    await grid.focus();
    await page.keyboard.press('End');
    const last = grid.locator(`[role=row][aria-rowindex="${ofUser.length + 1}"]`);
    await expect(last).toBeInViewport();
    await expect(last).toContainText(oldestOfUser.slice(14, 23));
    await expect(last).toContainText(user);
    await shot('04-last-row');
  });

  const change = events.findLast((event) => event.action === 'update' && event.resource.type === 'recording_policy');
  await test.step('open a change and read the Monaco diff', async () => {
    await page.getByTestId('query-input').fill('action:update resource:recording_policy');
    await page.keyboard.press('Enter');
    const first = grid.locator('[role=row][aria-rowindex="2"]');
    await expect(first).toContainText('recording_policy');
    await first.getByRole('gridcell').first().click();
    const pane = page.getByTestId('details-pane');
    await expect(pane).toContainText(change?.id ?? 'no such change');
    await pane.getByRole('tab', { name: 'Change' }).click();
    const [field, moved] = Object.entries(change?.diff ?? {})[0] ?? ['', undefined];
    const { from, to } = moved as { from: unknown; to: unknown };
    await expect(pane.getByTestId('field-table')).toContainText(field);
    await pane.getByTestId('comparison-looks').getByText('Side by side').click();
    const diff = page.getByTestId('monaco-diff');
    await expect(diff).toHaveAttribute('data-compared', 'true');
    await expect(diff.locator('.editor.original .view-lines')).toContainText(String(from));
    await expect(diff.locator('.editor.modified .view-lines')).toContainText(String(to));
    await expect(diff.locator('.line-insert, .char-insert').first()).toBeVisible();
    await shot('05-diff');
  });

  await test.step('switch language and theme, reload, and see the same state', async () => {
    await page.getByTestId('switch-language').click();
    const spanish = page
      .getByRole('menuitemradio', { name: 'Español' })
      .or(page.getByRole('menuitem', { name: 'Español' }));
    if (await spanish.isVisible().catch(() => false)) await spanish.click();
    await expect(page.getByTestId('page-events')).toContainText('Eventos');
    await page.getByTestId('switch-theme').click();
    const dark = page.getByRole('menuitem', { name: 'Oscuro' });
    if (await dark.isVisible().catch(() => false)) await dark.click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await shot('06-spanish-dark');
    const address = page.url();
    expect(new URL(address).searchParams.get('q')).toBe('action:update resource:recording_policy');
    expect(new URL(address).searchParams.get('event')).toBe(change?.id);
    await page.reload();
    await expect(page.getByTestId('page-events')).toContainText('Eventos');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expect(page.getByTestId('query-input')).toHaveValue('action:update resource:recording_policy');
    await expect(page.getByTestId('monaco-diff')).toHaveAttribute('data-compared', 'true');
    await page.getByTestId('details-pane').getByRole('tab', { name: 'Campos' }).click();
    await expect(page.getByTestId('details-pane')).toContainText(change?.id ?? 'no such change');
    await page.getByTestId('details-pane').getByRole('tab', { name: 'Cambio' }).click();
    const state = (url: string): string[] => [...new URL(url).searchParams].map((pair) => pair.join('=')).sort();
    expect(state(page.url())).toEqual(state(address));
    await shot('07-after-reload');
  });

  await test.step('the command line sees the same archive', async () => {
    const printed = await workbench.cli(
      'query',
      `action:access resource:recording actor:${user}`,
      '--archive',
      join(folder, 'my-archive'),
      '--count',
      '--json',
    );
    expect(JSON.parse(printed)).toEqual({ count: ofUser.length });
  });
});
