// Picks the transport. The only place of the renderer that knows hosts exist.
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { jsonSerializers } from '#shared/contract/json-serializers.ts';
import { desktopPort } from '#shared/desktop-port.ts';
import type { WorkbenchClient } from '../data/client.tsx';

const overPort = (): PortLink<Record<never, never>> => {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(desktopPort.message, desktopPort.origin, [port2]);
  port1.start();
  return new PortLink({ port: port1, customJsonSerializers: jsonSerializers });
};

const overHttp = (): FetchLink<Record<never, never>> =>
  new FetchLink({
    url: new URL('/rpc', window.location.origin),
    customJsonSerializers: jsonSerializers,
    fetch: (request, init) => globalThis.fetch(request, { ...init, credentials: 'same-origin' }),
  });

/** The desktop host serves its pages from its own origin and takes a port; every other host answers on `/rpc` of the same origin. */
export const connect = (): WorkbenchClient =>
  createORPCClient(window.location.origin === desktopPort.origin ? overPort() : overHttp());
