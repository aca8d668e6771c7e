// The desktop's way: page, preload script and main process as they are, on a stand-in of `electron`.
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { vi } from 'vitest';
import type { Service } from '#core/service/types.ts';
import { jsonSerializers } from '#shared/contract/json-serializers.ts';
import { desktopPort } from '#shared/desktop-port.ts';
import { pageWindow } from '#test/support/electron-stand-in/page-window.ts';
import type { Client, Connection } from './transports.ts';

/** The preload script is loaded once and listens here. */
const page = pageWindow(desktopPort.origin);

/** Hands a port of the page to the main process, which serves `service` over it. */
export const connectDesktop = async (service: Service): Promise<Connection> => {
  vi.doMock('electron', () => import('#test/support/electron-stand-in/electron.ts'));
  vi.stubGlobal('window', page);
  const { ipcMain } = await import('#test/support/electron-stand-in/electron.ts');
  const { servePort } = await import('#main/serve-port.ts');
  await import('../../src/preload/index.ts');
  servePort(service.router);
  const { port1, port2 } = new MessageChannel();
  page.postMessage(desktopPort.message, desktopPort.origin, [port2]);
  port1.start();
  const client: Client = createORPCClient(new RPCLink({ port: port1, customJsonSerializers: jsonSerializers }));
  return {
    client,
    close: async () => {
      port1.close();
      ipcMain.removeAllListeners(desktopPort.message);
      vi.unstubAllGlobals();
      await service.close();
    },
  };
};
