// The grid by mouse and by keyboard: columns, selection and copies, marks, colour rules, jumps, menus, and what to loosen.
import type { Page } from '@playwright/test';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 5_000, contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] } });

const ask = async (page: Page, filter: string, count: RegExp): Promise<void> => {
  await page.getByTestId('query-input').fill(filter);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('result-count')).toContainText(count);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
};
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const heads = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('[role=columnheader][data-column]')
    .evaluateAll((all) => all.map((head) => head.getAttribute('data-column')));

test('columns are chosen, ordered, sized and frozen, by pointer and by keyboard, and stay so', async ({
  workbench,
}) => {
  const { page } = workbench;
  const grid = page.getByTestId('events-grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '5001');
  await page.getByTestId('grid-columns').click();
  const dialog = page.getByTestId('column-dialog');
  await dialog.getByLabel('IP address', { exact: true }).check();
  await dialog.getByLabel('Marks', { exact: true }).uncheck();
  await dialog.getByLabel('Number the rows').check();
  await dialog.getByText('Compact', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Keep Action at the left edge' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await heads(page)).toEqual([
    'time',
    'action',
    'actor',
    'resource',
    'change',
    'role',
    'category',
    'sivo',
    'ip',
  ]);
  await expect(grid).toHaveAttribute('aria-colcount', '10');
  await expect(grid.locator('[role=rowheader]').first()).toHaveText('1');
  await expect(grid.locator('[role=row][aria-rowindex="2"]')).toHaveCSS('height', '24px');

  await page
    .locator('[data-column=resource][role=columnheader]')
    .dragTo(page.locator('[data-column=actor][role=columnheader]'));
  expect((await heads(page)).slice(0, 4)).toEqual(['time', 'action', 'resource', 'actor']);
  const actor = page.locator('[data-column=actor][role=columnheader]');
  await page.getByTestId('sort-actor').focus();
  await page.keyboard.press('Alt+ArrowLeft');
  expect((await heads(page)).slice(2, 4)).toEqual(['actor', 'resource']);
  const before = (await actor.boundingBox())?.width ?? 0;
  await page.getByTestId('sort-actor').focus();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect(actor).toHaveCSS('width', `${before + 20}px`);
  await page.keyboard.press('Shift+F10');
  await page.getByTestId('head-menu').getByText('Hide').click();
  await expect(actor).toHaveCount(0);
  await page.reload();
  await expect(grid.locator('[role=row][aria-rowindex="2"]')).toHaveCSS('height', '24px');
  expect(await heads(page)).toEqual(['time', 'action', 'resource', 'change', 'role', 'category', 'sivo', 'ip']);
  await expect(page.locator('[data-column=action][role=columnheader]')).toHaveAttribute('data-frozen', 'true');
});

test('rows and cells are selected and copied with their true values; rows are starred and tagged, and that is undone', async ({
  workbench,
}) => {
  const { page } = workbench;
  await ask(page, 'action:delete resource:queue', /of 5,000/);
  const grid = page.getByTestId('events-grid');
  const count = Number(await grid.getAttribute('aria-rowcount')) - 1;
  expect(count).toBeGreaterThan(1);
  await grid.focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByTestId('selection-count')).toContainText(`${count} rows selected`);
  await page.keyboard.press('Control+c');
  await expect(page.getByText(`${count} rows copied`)).toBeVisible();
  const lines = (await clipboard(page)).split('\n');
  expect(lines).toHaveLength(count + 1);
  expect(lines[0]).toContain('Time (Europe/Madrid)\tMarks\tUser\tAction\tResource\tResource id\tChange');
  expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\t\t[^\t]+@[^\t]+\tdelete\tqueue\t/);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('selection-bar')).toBeHidden();

  await page.locator('[id="cell-0-3"]').hover();
  await page.mouse.down();
  await page.locator('[id="cell-1-4"]').hover();
  await page.mouse.up();
  await expect(page.getByTestId('selection-count')).toContainText('2 × 2 cells');
  await page.getByTestId('selection-bar').getByRole('button', { name: 'Copy' }).click();
  await page.getByTestId('copy-menu').getByText('Markdown table').click();
  await expect
    .poll(() => clipboard(page))
    .toMatch(
      /^\| Action \| Resource \| Resource id \|\n\| --- \| --- \| --- \|\n(\| delete \| queue \| [0-9a-f-]{36} \|\n){2}$/,
    );

  await grid.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByTestId('selection-count')).toContainText('2 rows selected');
  await page.keyboard.press('f');
  await expect(grid.locator('[data-star][aria-pressed=true]')).toHaveCount(2);
  await page.keyboard.press('t');
  await page.getByTestId('tags-input').fill('late');
  await page.keyboard.press('Enter');
  await page.getByTestId('tags-apply').click();
  await expect(grid.getByText('late', { exact: true })).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(grid.getByText('late', { exact: true })).toHaveCount(0);
});

test('colour rules mark rows by shape and name; cards, menus, jumps and links find their way', async ({
  workbench,
}) => {
  const { page, shot } = workbench;
  const grid = page.getByTestId('events-grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '5001');
  await page.getByTestId('grid-rules').click();
  await page.getByRole('button', { name: 'Deletion' }).click();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByTestId('rule-query').nth(1).fill('action:(');
  await expect(page.getByTestId('rules-save')).toBeDisabled();
  await page.getByTestId('rule-query').nth(1).fill('action:update');
  await page.getByTestId('rules-save').click();
  await ask(page, 'resource:queue,recording_policy', /of 5,000/);
  await expect(grid.getByRole('img', { name: 'Rule 2' }).first()).toBeVisible();

  await grid.focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('grid-peek')).toContainText('Europe/Madrid');
  await page.keyboard.press('Escape');
  await page.locator('[data-column=change] >> text=→').first().hover();
  await expect(page.getByTestId('grid-peek')).toContainText('Before');
  await shot('grid-rules');

  await grid.focus();
  await page.keyboard.press('Control+g');
  await page.getByTestId('jump-input').fill('999999');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/There are only/)).toBeVisible();
  await page.getByTestId('jump-input').fill('7');
  await page.keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-activedescendant', /^cell-6-/);
  await expect(grid).toBeFocused();

  await page.keyboard.press('m');
  await page.getByTestId('cell-menu').getByText('All events of this session').click();
  await expect(page.getByTestId('query-input')).toHaveValue(/actor\.id:\S+ ip:\S+ userAgent:.* from:\S+ to:\S+/);

  await ask(page, 'action:access', /of 5,000/);
  await grid.focus();
  await page.keyboard.press('End');
  const last = Number(await grid.getAttribute('aria-rowcount')) - 1;
  await expect(grid).toHaveAttribute('aria-activedescendant', new RegExp(`^cell-${last - 1}-`));
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('details-pane')).toContainText('evt_audit_');
  await page.reload();
  await expect(grid.locator(`[role=row][aria-rowindex="${last + 1}"]`)).toHaveAttribute('aria-current', 'true');
  await expect(grid).toHaveAttribute('aria-activedescendant', new RegExp(`^cell-${last - 1}-`));

  await ask(page, 'action:delete resource:queue from:2031-01-01', /0/);
  await page.getByTestId('loosen').filter({ hasText: 'Without the time' }).click();
  await expect(grid.locator('[role=row][aria-rowindex="2"]')).toContainText('delete');
  await ask(page, 'action:delete resource:recording from:2031-01-01', /0/);
  await page.getByTestId('loosen').filter({ hasText: 'Only “action:delete”' }).click();
  await expect(grid.locator('[role=row][aria-rowindex="2"]')).toContainText('delete');
});
