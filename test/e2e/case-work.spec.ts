// Case work: an event starred, tagged, noted and put into the story from its details; the Case page; undo. By mouse and by keyboard.
import { readFileSync } from 'node:fs';
import { expect, test } from './support/workbench.ts';

test.use({ demoEvents: 5_000 });

const row = (index: number): string => `[data-testid=events-grid] [role=row][aria-rowindex="${index}"] [role=gridcell]`;

test('marks, story and undo by mouse', async ({ workbench }) => {
  const { page, shot } = workbench;
  const pane = page.getByTestId('details-pane');
  const toast = page.getByTestId('case-toast');
  await page.getByTestId('query-input').fill('changed:*');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('result-count')).toContainText('of 5,000');
  await page.locator(row(3)).first().click();
  await expect(page.getByTestId('event-place')).toContainText('2 of');
  const id = (await pane.getByTestId('field-id').locator('dd > span').first().textContent()) ?? '';
  await expect(pane.getByTestId('field-category')).toContainText('the action says');

  await pane.getByTestId('star-event').click();
  await expect(toast).toContainText('Starred 1 event');
  await pane.getByTestId('tag-input').fill('not a tag');
  await expect(pane).toContainText('A tag has no spaces');
  await pane.getByTestId('tag-input').fill('reviewed');
  await page.keyboard.press('Enter');
  await expect(pane.getByTestId('event-tag')).toHaveText(['reviewed']);
  await pane.getByTestId('event-note').getByRole('button').click();
  await page.keyboard.type('Was **agreed** on, <b>see</b> [minutes](https://acme.example/m).');
  await pane.getByRole('tab', { name: 'Neighbours' }).click();
  await expect(toast).toContainText('Note saved');
  await expect(pane.getByTestId('event-note').locator('strong')).toHaveText('agreed');
  await expect(pane.getByTestId('event-note')).toContainText('<b>see</b> minutes (https://acme.example/m)');
  await expect(pane.locator('a[href*="acme.example"]')).toHaveCount(0);
  await pane.getByTestId('add-to-story').click();
  await expect(toast).toContainText('Added 1 event to the story');

  await expect(pane.getByTestId('neighbours').locator('[aria-current=true]')).toHaveCount(1);
  await expect(pane.getByTestId('neighbours').getByRole('listitem')).not.toHaveCount(1);
  await pane.getByRole('tab', { name: 'History' }).click();
  await expect(pane.getByTestId('history-actor')).toContainText('events in this archive');
  await pane.getByRole('tab', { name: 'Raw' }).click();
  await expect(pane.getByTestId('raw-record')).toContainText(id);
  await expect(pane.getByTestId('field-receipt.key')).toContainText('SHA256:');

  await pane.getByTestId('next-event').click();
  await expect(page.getByTestId('event-place')).toContainText('3 of');
  await pane.getByTestId('add-to-story').click();
  await expect(pane.getByTestId('add-to-story')).toContainText('In the story');
  await page.getByTestId('page-case').click();
  const steps = page.getByTestId('story-step');
  await expect(steps).toHaveCount(2);
  await expect(steps.first()).toContainText(id);
  await steps
    .nth(1)
    .getByTestId('story-handle')
    .dragTo(steps.first(), { targetPosition: { x: 40, y: 4 } });
  await expect(steps.nth(1)).toContainText(id);
  await steps.nth(1).getByTestId('story-remark').getByRole('button').click();
  await page.keyboard.type('The **second** step.');
  const saved = page.waitForEvent('download');
  await page.getByTestId('story-save').click();
  const markdown = readFileSync(await (await saved).path(), 'utf8');
  expect(markdown).toContain(`\`${id}\``);
  expect(markdown).toMatch(/UTC \([0-9 :.-]+ Europe\/Madrid\)/);
  await shot('case-story');

  await page.getByTestId('case-part-marked').click();
  await expect(page.getByTestId('marked-table')).toContainText('reviewed');
  await page.getByTestId('mark-group-tag:reviewed').click();
  await page.getByRole('link', { name: 'Show in the grid' }).click();
  await expect(page.getByTestId('query-input')).toHaveValue('tag:reviewed');
  await expect(page.getByTestId('events-grid')).toHaveAttribute('aria-rowcount', '2');
});

test('previous and next, marks and undo by keyboard', async ({ workbench }) => {
  const { page } = workbench;
  await expect(page.getByTestId('result-count')).toContainText('5,000');
  await page.getByTestId('events-grid').focus();
  await page.keyboard.press('Enter');
  const place = page.getByTestId('event-place');
  await expect(place).toContainText('1 of 5,000');
  await page.keyboard.press('n');
  await expect(place).toContainText('2 of 5,000');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(place).toContainText('3 of 5,000');
  await page.keyboard.press('p');
  await expect(place).toContainText('2 of 5,000');
  for (const name of ['star-event', 'add-to-story']) {
    await page.getByTestId(name).focus();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByTestId('add-to-story')).toContainText('In the story');
  await page.keyboard.press('n');
  await expect(place).toContainText('3 of 5,000');
  await page.getByTestId('add-to-story').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('add-to-story')).toContainText('In the story');
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  const steps = page.getByTestId('story-step');
  await expect(steps).toHaveCount(2);
  const first = (await steps.first().getByRole('link').textContent()) ?? 'no link';
  await steps.first().getByRole('link').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(steps.nth(1)).toContainText(first);
  await page.keyboard.press('Control+z');
  await expect(steps.first()).toContainText(first);
  await expect(page.getByTestId('case-toast')).toContainText('Undone: the order of the story');
  await page.keyboard.press('Control+Shift+Z');
  await expect(steps.nth(1)).toContainText(first);
  for (const left of [1, 0]) {
    await steps
      .first()
      .getByRole('button', { name: /^Remove/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect(steps).toHaveCount(left);
  }
  await expect(page.getByTestId('case-empty')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(steps).toHaveCount(1);
  await page.reload();
  await expect(steps).toHaveCount(1);
});
