// The one channel between page and host: a MessagePort that speaks the contract, given to our own main frame only.
import { RPCHandler } from '@orpc/server/message-port';
import { type IpcMainEvent, ipcMain } from 'electron';
import type { Service } from '#core/service/types.ts';
import { jsonSerializers } from '#shared/contract/json-serializers.ts';
import { desktopPort } from '#shared/desktop-port.ts';
import { isWorkbenchUrl } from './is-workbench-url.ts';

/** A frame that has navigated away or been destroyed is null, and so not trusted. */
const isTrustedSender = ({ senderFrame }: IpcMainEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && isWorkbenchUrl(senderFrame.url);

/** Serves `router` over every port a trusted page hands over. A reload closes the port, which aborts its open calls. */
export const servePort = (router: Service['router']): void => {
  const handler = new RPCHandler(router, { customJsonSerializers: jsonSerializers });
  ipcMain.on(desktopPort.message, (event) => {
    const [port, ...others] = event.ports;
    if (!isTrustedSender(event) || port === undefined || others.length > 0) {
      for (const refused of event.ports) refused.close();
      return;
    }
    handler.upgrade(port);
    port.start();
  });
};
