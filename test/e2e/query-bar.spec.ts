// The question as text, as chips and as a kept view: by mouse and by keyboard, and what cannot be asked is said where it stands.
import { readFileSync } from 'node:fs';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 3000 });

test('a question is completed, and its chips are edited by keyboard', async ({ workbench }) => {
  const { page, shot } = workbench;
  const query = page.getByTestId('query-input');
  const count = page.getByTestId('result-count');
  await expect(count).toHaveText('3,000 events');
  await page.keyboard.press('/');
  await expect(query).toBeFocused();

  // A field with what it means, and its values as often as they occur beside the rest.
  await page.keyboard.type('resource:recording act');
  const completions = page.getByTestId('completions');
  await expect(completions.getByRole('option', { name: 'action: Action' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(completions.getByRole('option')).toHaveCount(1);
  await expect(completions.getByRole('option', { name: /^access/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(query).toHaveValue('resource:recording action:access');
  await expect(count).toHaveText('3,000 events');
  await page.keyboard.type(' role:admin');
  await page.keyboard.press('Enter');
  await expect(count).toContainText('of 3,000 events');
  const asked = await count.textContent();

  // Chips: one stop of the Tab key, and everything of a term from there.
  const heads = page.getByTestId('chip-head');
  await expect(heads).toHaveText(['Resource is recording', 'Action is access', 'Role is admin']);
  await heads.first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Role is admin, off' })).toBeFocused();
  await expect(query).toHaveValue('resource.type:recording action:access');
  expect(new URL(page.url()).searchParams.get('off')).toBe('role:admin');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('-');
  await expect(page.getByRole('button', { name: 'Action is not access, on' })).toBeFocused();
  await expect(count).toHaveText('0 of 3,000 events');
  await page.keyboard.press('-');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await expect(count).toHaveText(asked ?? '');
  await expect(heads).toHaveText(['Resource is recording', 'Action is access', 'Role is admin']);

  // In place: a mistake is said there and asks nothing.
  await page.keyboard.press('Enter');
  const edit = page.getByTestId('chip-input');
  await expect(edit).toBeFocused();
  await edit.fill('colour:red');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('is no field');
  await shot('query-bar-chip-mistake');
  await edit.fill('role:supervisor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Role is supervisor, on' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Action is access, on' })).toBeFocused();
  await expect(query).toHaveValue('resource.type:recording action:access');
  await page.goBack();
  await expect(query).toHaveValue('resource.type:recording action:access role:supervisor');
  await query.fill('from:2026-06-01 to:2026-05-01');
  await expect(page.getByTestId('filter-mistake')).toContainText('The end is not after the beginning');
  await page.keyboard.press('Enter');
  await expect(heads).toHaveCount(3);
});

test('chips by mouse, with a group, a time and the days of the week', async ({ workbench }) => {
  const { page, shot } = workbench;
  await page.goto(`${new URL(page.url()).origin}/events?zone=Europe/Madrid&q=(action:delete OR action:create) word`);
  const heads = page.getByTestId('chip-head');
  await expect(heads).toHaveText(['(Action is delete or Action is create)', 'Holds “word”']);
  await page.getByTestId('chip-remove').nth(1).click();
  await page.getByTestId('chip-toggle').first().click();
  await expect(page.getByTestId('result-count')).toHaveText('3,000 events');
  await page.getByTestId('filter-time').click();
  await page.getByTestId('time-from').fill('2026-05-02');
  await page.getByTestId('time-to').fill('2026-05-01');
  await expect(page.getByTestId('time-panel')).toContainText('The end is not after the beginning');
  await page.getByRole('button', { name: 'The month 2026-05' }).click();
  await expect(heads).toHaveText(['(Action is delete or Action is create)', '2026-05-01 to 2026-05-31, whole days']);
  await heads.nth(1).click();
  await page.getByTestId('chip-negate').click();
  await expect(page.getByTestId('query-input')).toHaveValue('-(from:2026-05-01 to:2026-06-01)');
  await page.getByTestId('filter-actor').click();
  await page.getByRole('option', { name: /^ana@/ }).click();
  await page.keyboard.press('Escape');
  await expect(heads.nth(2)).toHaveText('User is ana@acme.example');
  await page.setViewportSize({ width: 720, height: 600 });
  await shot('query-bar-narrow');
  for (const chip of await page.getByTestId('chip').all()) {
    const box = await chip.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(720);
  }
});

test('a question that is kept: asked, saved, taken out and in again', async ({ workbench }) => {
  const { page, shot } = workbench;
  const query = page.getByTestId('query-input');
  const heads = page.getByTestId('chip-head');
  await page.goto(`${new URL(page.url()).origin}/events?zone=Europe/Madrid`);
  await expect(page.getByTestId('result-count')).toHaveText('3,000 events');

  // Who deleted a queue at 16:30, with nothing but the keyboard.
  await page.keyboard.press('v');
  await expect(page.getByTestId('views-search')).toBeFocused();
  await page.keyboard.type('deleted a queue');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('time-moment')).toBeFocused();
  await page.keyboard.type('2026-05-30 16:30');
  await page.keyboard.press('Enter');
  await expect(query).toHaveValue('action:delete resource.type:queue from:2026-05-30T16:15:00 to:2026-05-30T16:45:00');
  await expect(page.getByTestId('result-count')).toHaveText('1 of 3,000 events');
  await expect(page.getByTestId('events-grid')).toContainText('marta@acme.example');

  // Kept with a stretch that moves along, applied as fixed bounds.
  await page.getByTestId('views-button').click();
  await shot('query-bar-views');
  await page.getByTestId('save-view').click();
  await page.getByTestId('view-name').fill('Queues deleted lately');
  await page.getByTestId('view-relative').check();
  await page.getByTestId('view-keep').click();
  const saved = page.getByTestId('saved-view');
  await expect(saved).toContainText('last 7 days before the newest event');
  await saved.getByRole('button', { name: 'Rename Queues deleted lately' }).click();
  await page.getByTestId('view-name').fill('Queues of the week');
  await page.keyboard.press('Enter');
  await saved.getByRole('button', { name: /^Queues of the week/ }).click();
  await expect(query).toHaveValue(/^action:delete resource\.type:queue from:2026-05-\d\dT[\d:]+ to:2026-05-31T[\d:]+$/);
  await expect(heads).toHaveCount(3);

  // Out as a file, deleted, and in again; a file that is none is said.
  await page.keyboard.press('v');
  await saved.getByRole('checkbox').check();
  const download = page.waitForEvent('download');
  await page.getByTestId('pack-export').click();
  const pack = readFileSync(await (await download).path(), 'utf8');
  expect(JSON.parse(pack)).toMatchObject({ format: 'sivo-audit-filter-pack', views: [{ name: 'Queues of the week' }] });
  await saved.getByRole('button', { name: 'Delete Queues of the week' }).click();
  await expect(saved).toHaveCount(0);
  const load = (text: string) =>
    page
      .getByTestId('pack-import')
      .setInputFiles({ name: 'pack.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await load('{"format":"other"}');
  await expect(page.getByTestId('saved-views').getByTestId('problem')).toBeVisible();
  await load(pack);
  await expect(saved).toHaveCount(1);

  // What somebody did not do needs to know who and what.
  await page.getByTestId('preset-did-not-access').click();
  await page.getByTestId('absence-user').fill('sara@acme.example');
  await page.getByTestId('absence-resource').fill('export');
  await page.keyboard.press('Escape');
  await page.getByTestId('absence-ask').click();
  await expect(query).toHaveValue('actor:sara@acme.example resource.type:export');
});
