import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createService } from '#core/service/create-service.ts';
import type { Service } from '#core/service/types.ts';
import { desktopAbilities } from '#main/desktop-abilities.ts';
import { menuWords } from '#main/menu-words.ts';
import { servePort } from '#main/serve-port.ts';
import type { Contract } from '#shared/contract/contract.ts';
import { desktopPort } from '#shared/desktop-port.ts';
import { dataFolderForTests } from '#test/support/data-folder.ts';
import { app, ipcMain, ipcRenderer, type SenderFrame } from '#test/support/electron-stand-in/electron.ts';

vi.mock('electron', () => import('#test/support/electron-stand-in/electron.ts'));

const ownFrame: SenderFrame = { url: 'app://workbench/events?q=a', parent: null };
let service: Service;

beforeAll(() => {
  app.becomeReady();
  service = createService({
    host: desktopAbilities(() => null, menuWords.en, '/documents'),
    appVersion: '0.1.0',
    dataFolder: dataFolderForTests,
    engineWorkerUrl: new URL('../../../out/main/engine-worker.js', import.meta.url),
  });
  servePort(service.router);
});

afterAll(() => service.close());

const open: MessageChannel[] = [];
afterEach(() => {
  for (const { port1 } of open.splice(0)) port1.close();
});

const channel = (): MessageChannel => {
  const made = new MessageChannel();
  open.push(made);
  return made;
};

describe('the port hand-over', () => {
  it('answers a real call over the port of our own page', async () => {
    const { port1, port2 } = channel();
    ipcRenderer.frame = ownFrame;
    ipcRenderer.postMessage(desktopPort.message, null, [port2]);
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: port1 }));
    expect(await client.host.describe()).toMatchObject({ host: 'desktop', version: '0.1.0' });
    expect(await client.archive.current()).toBeNull();
    await expect(client.archive.open({ path: '/no/such/archive' })).rejects.toMatchObject({
      code: 'NOT_AN_ARCHIVE',
      defined: true,
    });
  });

  it.each<[string, SenderFrame | null]>([
    ['another origin', { url: 'https://example.com/', parent: null }],
    ['another host of our scheme', { url: 'app://other/', parent: null }],
    ['a frame inside our page', { url: 'app://workbench/', parent: ownFrame }],
    ['a frame that has gone', null],
  ])('closes the port of %s', (_name, frame) => {
    const { port2 } = channel();
    ipcRenderer.frame = frame;
    ipcRenderer.sent = [];
    ipcRenderer.postMessage(desktopPort.message, null, [port2]);
    const [end] = ipcRenderer.sent;
    expect(end?.listenerCount('message')).toBe(0);
    return vi.waitFor(() => expect(end?.closed).toBe(true));
  });

  it('closes all ports when more than one comes, and takes a message without any', async () => {
    ipcRenderer.frame = ownFrame;
    ipcRenderer.sent = [];
    ipcRenderer.postMessage(desktopPort.message, null, [channel().port2, channel().port2]);
    await vi.waitFor(() => expect(ipcRenderer.sent.map((end) => end.closed)).toEqual([true, true]));
    ipcRenderer.postMessage(desktopPort.message, null, []);
  });

  it('listens on this one channel only', () => {
    expect(ipcMain.eventNames()).toEqual([desktopPort.message]);
  });
});
