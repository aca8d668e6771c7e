// A missing change is found, explained and followed; a way back is decided, copied, and sent only after it was read.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Workbench } from './support/workbench.ts';

test.use({ demoEvents: 1_000, contextOptions: { permissions: ['clipboard-read', 'clipboard-write'] } });

const change = (id: string, timestamp: string, email: string, diff: object) =>
  JSON.stringify({
    id,
    timestamp,
    tenantId: 'tenant-1',
    actor: { id: `user-${email}`, email, role: 'admin' },
    action: 'update',
    resource: { type: 'recording_policy', id: 'policy-1' },
    diff,
  });

/** 90 → 180 is missing between the second and the third; `active` goes off and on again within two hours. */
const history = [
  change('evt_1', '2026-05-01T08:00:00.000Z', 'ana@acme.example', { retention_days: { from: 30, to: 90 } }),
  change('evt_2', '2026-05-01T09:00:00.000Z', 'ana@acme.example', { active: { from: true, to: false } }),
  change('evt_3', '2026-05-02T09:00:00.000Z', 'luis@acme.example', { retention_days: { from: 180, to: 365 } }),
  change('evt_4', '2026-05-01T11:00:00.000Z', 'ana@acme.example', { active: { from: false, to: true } }),
  change('evt_5', '2026-05-03T09:00:00.000Z', 'marta@acme.example', { retention_days: { from: 365, to: 30 } }),
];

const importHistory = async ({ folder, cli, page }: Workbench): Promise<void> => {
  const file = join(folder, 'policy.jsonl');
  writeFileSync(file, `${history.join('\n')}\n`);
  await cli('import', file, '--archive', join(folder, 'demo'));
  await page.reload();
  await expect(page.getByTestId('status-bar')).toContainText('1,005 events');
};

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

const seriousIn = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

test('the chain check names the missing change, whether coverage explains it, and leads to its events', async ({
  workbench,
}) => {
  const { page, shot } = workbench;
  await importHistory(workbench);
  await page.getByTestId('query-input').fill('resource.id:policy-1');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('result-count')).toContainText('5 of 1,005');
  await page.getByTestId('page-changes').click();
  await page.getByTestId('changes-chain').click();
  await expect(page.getByTestId('chain-summary')).toHaveText('1 resource, 3 links compared, 1 break');
  const found = page.getByTestId('chain-break');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('retention_days');
  await expect(found.getByRole('row', { name: /Left behind/ })).toContainText('90');
  await expect(found.getByRole('row', { name: /Found/ })).toContainText('180');
  await expect(found.getByTestId('break-coverage')).toHaveAttribute('data-kind', 'uncovered');
  expect(await seriousIn(page)).toEqual([]);
  await shot('chain');

  // By keyboard: the list to the clipboard, and fewer hours for what was changed back.
  await page.getByTestId('chain-breaks-copy').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'As TSV, for spreadsheets' }).press('Enter');
  await expect(page.getByTestId('chain-breaks-copy')).toContainText('Copied');
  expect((await clipboard(page)).split('\n')[1]).toContain('recording_policy\tpolicy-1\t\tretention_days\t90\t180\t');
  await expect(page.getByTestId('flip-table').getByRole('row')).toHaveCount(2);
  await page.getByTestId('flip-hours').fill('1,5');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('chain-flips')).toHaveAttribute('data-total', '0');
  await expect(page.getByTestId('flip-hours')).toBeFocused();
  expect(new URL(page.url()).searchParams.get('flip')).toBe('1,5');

  await found.getByRole('button', { name: 'Pull these days from SIVO…' }).click();
  await expect(page.getByTestId('days-from')).toHaveValue('2026-05-01');
  await expect(page.getByTestId('days-to')).toHaveValue('2026-05-02');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('api-dialog')).toBeHidden();

  await found.getByRole('link', { name: 'Open event evt_3' }).click();
  await expect(page.getByTestId('details-pane')).toContainText('luis@acme.example');
  await expect(page.getByTestId('details-pane').getByRole('tab', { name: 'Change' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByTestId('result-count')).toContainText('4 of 1,005');
});

test('a way back waits for decisions, can be copied, and goes out once, as it was read', async ({ workbench }) => {
  const { page, shot } = workbench;
  const asked: { method: string | undefined; url: string | undefined; type: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method, url, headers } = request;
      asked.push({ method, url, type: headers['content-type'], body: Buffer.concat(pieces).toString() });
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"taken":true}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  try {
    await importHistory(workbench);
    await page.getByTestId('query-input').fill('resource.id:policy-1 from:2026-05-02');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('result-count')).toContainText('2 of 1,005');
    await page.getByTestId('events-grid').getByText('luis@acme.example').click();
    await page.getByTestId('details-pane').getByRole('tab', { name: 'Change' }).click();
    const open = page.getByTestId('restore-open');
    await open.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByTestId('restore-undo')).toBeFocused();
    await expect(dialog.getByTestId('restore-send-off')).toBeVisible();
    await expect(dialog.getByTestId('restore-conflict')).toContainText('marta@acme.example');
    await expect(dialog.getByTestId('restore-undecided')).toBeVisible();
    expect(await seriousIn(page)).toEqual([]);
    await shot('restore');
    await dialog.getByTestId('choice-restore').press('Space');
    await expect(dialog.getByTestId('restore-undecided')).toBeHidden();
    await dialog.getByTestId('output-copy').click();
    await expect(dialog.getByTestId('output-copy')).toHaveText('Copied');
    const patch = [{ op: 'replace', path: '/retention_days', value: 180 }];
    expect(JSON.parse(await clipboard(page))).toEqual(patch);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(open).toBeFocused();

    // Nothing can be sent before somebody has said where to.
    await open.click();
    await dialog.getByTestId('restore-set-up').click();
    await expect(page.getByTestId('setting-restore-state')).toContainText('Off');
    await page.getByTestId('setting-restore-set').click();
    await page.getByTestId('endpoint-url').fill(`http://127.0.0.1:${port}/api/{type}/{id}`);
    await page.getByTestId('endpoint-token-none').check();
    await page.getByTestId('endpoint-save').click();
    await expect(page.getByTestId('setting-restore')).toHaveAttribute('data-on', 'true');
    // The way back is where it was left.
    await page.goBack();
    await expect(dialog.getByTestId('restore-send')).toBeDisabled();
    await dialog.getByTestId('choice-restore').check();
    await dialog.getByTestId('restore-send').click();
    await expect(dialog.getByTestId('request-method')).toHaveText(
      `PATCH http://127.0.0.1:${port}/api/recording_policy/policy-1`,
    );
    expect(JSON.parse((await dialog.getByTestId('request-body').textContent()) ?? '')).toEqual(patch);
    await expect(dialog.getByTestId('restore-send-now')).toBeDisabled();
    expect(asked).toEqual([]);
    await shot('restore-confirm');
    await dialog.getByTestId('restore-agree').press('Space');
    await dialog.getByTestId('restore-send-now').click();
    await expect(dialog.getByTestId('restore-outcome')).toHaveAttribute('data-outcome', 'accepted');
    await expect(dialog.getByTestId('restore-outcome')).toContainText('{"taken":true}');
    expect(asked).toEqual([
      {
        method: 'PATCH',
        url: '/api/recording_policy/policy-1',
        type: 'application/json-patch+json',
        body: JSON.stringify(patch),
      },
    ]);
    const line = /Line (\d+) of the ledger/.exec(
      (await dialog.getByTestId('restore-outcome').textContent()) ?? '',
    )?.[1];
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByTestId('page-integrity').click();
    const newest = page.getByTestId('receipt-table').getByRole('row').nth(1);
    await expect(newest.getByRole('cell').first()).toHaveText(line ?? 'no line');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
