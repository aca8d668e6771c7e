// The four typical questions, each by mouse and by keyboard alone, on the demo archive; demo-cases.json has the answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Workbench } from './support/workbench.ts';

interface DemoCases {
  questions: { id: string; filter: string; zone: string; count: number; eventIds: string[] }[];
  cases: { id: string; actors: string[]; eventIds: string[] }[];
}

const casesOf = (folder: string): DemoCases =>
  JSON.parse(readFileSync(join(folder, 'demo', 'demo-cases.json'), 'utf8'));

const questionOf = (folder: string, id: string): DemoCases['questions'][number] => {
  const found = casesOf(folder).questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`demo-cases.json has no question ${id}`);
  return found;
};

/** Ids of what the filter in the query bar asks for, from the command line; times in the page's zone. */
const idsAsked = async ({ page, cli }: Workbench, folder: string): Promise<string[]> => {
  const filter = await page.getByTestId('query-input').inputValue();
  const archive = join(folder, 'demo');
  const { events } = JSON.parse(
    await cli('query', filter, '--archive', archive, '--tz', 'Europe/Madrid', '--limit', 'all', '--json'),
  );
  return events.map((event: { id: string }) => event.id);
};

const grid = (page: Page): Locator => page.getByTestId('events-grid');
const details = (page: Page): Locator => page.getByTestId('details-pane');

const expectRows = (page: Page, count: number): Promise<void> =>
  expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1));

/** Presses Tab until the focus is there; fails after more presses than a page has stops. */
const tabTo = async (page: Page, target: Locator): Promise<void> => {
  // A radio button is drawn by its label: it takes the focus without being seen itself.
  await target.first().waitFor({ state: 'attached' });
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target.first()).toBeFocused();
};

/** Opens the panel of questions with its key, finds one and chooses it. */
const askByKeys = async (page: Page, words: string): Promise<void> => {
  await expect(grid(page)).toBeVisible();
  await page.keyboard.press('v');
  await expect(page.getByTestId('views-search')).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
};

const ask = async (page: Page, preset: string): Promise<void> => {
  await page.getByTestId('views-button').click();
  await page.getByTestId(`preset-${preset}`).click();
};

test.use({ demoEvents: 50_000 });

test.describe('who deleted a queue yesterday at 16:30?', () => {
  const moment = '2026-05-30 16:30';

  test('by mouse', async ({ workbench, folder }) => {
    const { page, shot } = workbench;
    const { count, eventIds } = questionOf(folder, 'queue-deleted-at-16-30');
    await ask(page, 'queue-deleted');
    await expectRows(page, questionOf(folder, 'queue-deletions').count);
    await page.getByTestId('time-moment').fill(moment);
    await page.getByTestId('time-around').click();
    await expectRows(page, count);
    expect(await idsAsked(workbench, folder)).toEqual(eventIds);
    await grid(page).getByRole('gridcell', { name: 'marta@acme.example' }).click();
    await expect(details(page)).toContainText('marta@acme.example');
    await expect(details(page)).toContainText(eventIds[0] ?? 'no event');
    await shot('readme-question-1');
  });

  test('by keyboard', async ({ workbench, folder }) => {
    const { page } = workbench;
    const { count, eventIds } = questionOf(folder, 'queue-deleted-at-16-30');
    await askByKeys(page, 'queue');
    await expect(page.getByTestId('time-moment')).toBeFocused();
    await page.keyboard.type(moment);
    await page.keyboard.press('Enter');
    await expectRows(page, count);
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await expect(details(page)).toContainText(eventIds[0] ?? 'no event');
    await expect(details(page)).toContainText('marta@acme.example');
  });
});

test.describe('is someone accessing recordings anomalously?', () => {
  test('by mouse: an hour of the week that stands out, and who is behind it', async ({ workbench, folder }) => {
    const { page, shot } = workbench;
    const burst = casesOf(folder).cases.find(({ id }) => id === 'night-burst');
    await page
      .getByTestId('facet-action')
      .getByRole('button', { name: /^Only access \(/ })
      .click();
    await page
      .getByTestId('facet-resource.type')
      .getByRole('button', { name: /^Only recording \(/ })
      .click();
    await expectRows(page, questionOf(folder, 'recording-accesses').count);
    await page.getByTestId('chart-switch').getByText('Week').click();
    await expect(page.getByTestId('week-chart')).toHaveAttribute('aria-busy', 'false');
    await shot('readme-question-2');
    await page
      .getByTestId('week-chart')
      .getByLabel(/^Tuesday 02:00–03:00/)
      .click();
    const users = page.getByTestId('facet-actor.email');
    await expect(users).toHaveAttribute('aria-busy', 'false');
    await users
      .getByRole('button', { name: /^Only / })
      .first()
      .click();
    await expect(page.getByTestId('query-input')).toHaveValue(new RegExp(burst?.actors[0] ?? 'nobody'));
    const found = await idsAsked(workbench, folder);
    await expectRows(page, found.length);
    // What he did on other Tuesdays at that hour is in it, and is next to nothing.
    const planted = found.filter((id) => burst?.eventIds.includes(id));
    expect(planted.length).toBeGreaterThan(100);
    expect(planted.length / found.length).toBeGreaterThan(0.95);
  });

  test('by keyboard: the day that stands out most, in one sentence, and its events', async ({ workbench, folder }) => {
    const { page } = workbench;
    const { eventIds } = questionOf(folder, 'recording-accesses-of-the-night');
    await askByKeys(page, 'recordings unusually');
    const first = page.getByTestId('finding').first();
    await expect(first.getByTestId('finding-sentence')).toContainText('luis@acme.example accessed recordings');
    await expect(first).toHaveAttribute('data-day', '2026-03-17');
    await tabTo(page, first.getByTestId('finding-events'));
    await page.keyboard.press('Enter');
    await expect(grid(page)).toBeVisible();
    await expect(page.getByTestId('query-input')).toHaveValue(/luis@acme\.example/);
    const found = await idsAsked(workbench, folder);
    await expectRows(page, found.length);
    expect(found).toEqual(expect.arrayContaining(eventIds));
    expect(eventIds.length / found.length).toBeGreaterThan(0.95);
  });
});

test.describe('how did recording policies change this month?', () => {
  test('by mouse: side by side, then as CSV', async ({ workbench, folder }) => {
    const { page, shot } = workbench;
    const { eventIds } = questionOf(folder, 'recording-policies-this-month');
    await ask(page, 'policies-this-month');
    await expect(page.getByTestId('query-input')).toHaveValue(/recording_policy/);
    const asked = await idsAsked(workbench, folder);
    expect(asked).toEqual(expect.arrayContaining(eventIds));
    await expectRows(page, asked.length);
    await grid(page).getByRole('gridcell', { name: 'update', exact: true }).first().click();
    await details(page).getByRole('tab', { name: 'Change' }).click();
    await expect(details(page).getByTestId('field-table')).toBeVisible();
    await details(page).getByTestId('comparison-looks').getByText('Side by side').click();
    await expect(page.getByTestId('monaco-diff')).toHaveAttribute('data-compared', 'true');
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await shot('readme-question-3');
    await page.getByTestId('export-button').click();
    const file = join(folder, 'policies.csv');
    await page.getByTestId('export-path').fill(file);
    await page.getByTestId('export-start').click();
    await expect(page.getByTestId('export-result')).toContainText(file);
    const rows = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(rows.slice(1).map((row) => row.slice(0, row.indexOf(',')))).toEqual(asked);
  });

  test('by keyboard', async ({ workbench, folder }) => {
    const { page } = workbench;
    await askByKeys(page, 'policies');
    await expect(page.getByTestId('query-input')).toHaveValue(/recording_policy/);
    const asked = await idsAsked(workbench, folder);
    await expectRows(page, asked.length);
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await tabTo(page, details(page).getByRole('tab', { name: 'Fields' }));
    await page.keyboard.press('ArrowRight');
    await expect(details(page).getByRole('tab', { name: 'Change' })).toHaveAttribute('aria-selected', 'true');
    await expect(details(page).getByTestId('field-table')).toBeVisible();
    await tabTo(page, details(page).getByRole('radio', { name: 'Fields' }));
    await page.keyboard.press('ArrowRight');
    await expect(page.getByTestId('monaco-diff')).toHaveAttribute('data-compared', 'true');
  });
});

test.describe('prove that an agent did not access a recording', () => {
  const user = 'sara@acme.example';
  const recording = '49c52188-5d96-4066-b9c5-ad72709bf849';

  test('by mouse: nothing found, and the control without the user finds something', async ({ workbench, folder }) => {
    const { page, shot } = workbench;
    await page.getByTestId('views-button').click();
    await page.getByTestId('preset-did-not-access').click();
    await page.getByTestId('absence-user').fill(user);
    await page.getByTestId('absence-resource').fill(recording);
    await page.getByTestId('absence-ask').click();
    await expect(page.getByTestId('result-count')).toContainText('0 of 50,000');
    await shot('readme-question-4');
    // Set aside, the user's chip stays in sight: everything else of the question is the same.
    await page.getByTestId('chip').filter({ hasText: user }).getByTestId('chip-toggle').click();
    await expectRows(page, questionOf(folder, 'who-accessed-the-recording').count);
    await expect(page.getByTestId('chip').filter({ hasText: user })).toBeVisible();
  });

  test('by keyboard, with a link that asks the same', async ({ workbench }) => {
    const { page } = workbench;
    await askByKeys(page, 'not access');
    await tabTo(page, page.getByTestId('absence-user'));
    await page.keyboard.type(user);
    await tabTo(page, page.getByTestId('absence-resource'));
    await page.keyboard.type(recording);
    await tabTo(page, page.getByTestId('absence-ask'));
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('result-count')).toContainText('0 of 50,000');
    const asked = await page.getByTestId('query-input').inputValue();
    expect(asked).toContain(recording);
    await page.reload();
    await expect(page.getByTestId('query-input')).toHaveValue(asked);
    await expect(page.getByTestId('result-count')).toContainText('0 of 50,000');
  });
});
