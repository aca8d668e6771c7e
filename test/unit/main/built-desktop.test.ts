// The built entry as Electron would load it: its neighbours are found from where it lies, and its engine answers.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Contract } from '#shared/contract/contract.ts';
import { desktopOpenLine } from '#shared/desktop-open-line.ts';
import { desktopPort } from '#shared/desktop-port.ts';
import { app, BrowserWindow, dialog, ipcRenderer } from '#test/support/electron-stand-in/electron.ts';

vi.mock('electron', () => import('#test/support/electron-stand-in/electron.ts'));

const root = resolve(import.meta.dirname, '../../..');
const built = join(root, 'out/main/index.js');
const { port1, port2 } = new MessageChannel();
const printed: string[] = [];
let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'built-desktop-'));
  vi.stubEnv('SIVO_AUDIT_HOME', join(home, 'own'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  await import(built);
  app.becomeReady();
  await vi.waitFor(() => expect(BrowserWindow.all).toHaveLength(1), { timeout: 30_000 });
  vi.mocked(process.stdout.write).mockRestore();
}, 60_000);

afterAll(async () => {
  port1.close();
  app.quit();
  await vi.waitFor(() => expect(app.exitCode).toBe(0), { timeout: 30_000 });
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
}, 60_000);

it('opens the window, says so in one line, and keeps its data where it was told', () => {
  expect(printed).toEqual([`${desktopOpenLine}\n`]);
  expect(app.getPath('userData')).toBe(join(home, 'own'));
  expect(BrowserWindow.all[0]?.options).toMatchObject({
    icon: join(root, 'resources/icon.png'),
    webPreferences: { preload: join(root, 'out/preload/index.cjs') },
  });
  expect(dialog.errors).toEqual([]);
});

it('answers from its engine worker', async () => {
  ipcRenderer.postMessage(desktopPort.message, null, [port2]);
  const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port1 }));
  const path = join(home, 'archive');
  expect(await client.archive.create({ path })).toMatchObject({ path, events: 0 });
  await expect(client.archive.open({ path: join(home, 'none') })).rejects.toMatchObject({ code: 'NOT_AN_ARCHIVE' });
});
