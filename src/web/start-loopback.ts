// The loopback host: the same renderer and the same contract on 127.0.0.1, for one browser that knows the token.
import { access } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Service } from '#core/service/types.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { handleRequest, type Site } from './handle-request.ts';
import { createRpcHandler } from './rpc-handler.ts';
import { createSessions, randomSecret } from './sessions.ts';

export interface LoopbackOptions {
  service: Service;
  /** Folder of the built renderer; it holds index.html. */
  rendererDir: string;
  /** 0 or absent: any free port. */
  port?: number;
  /** The view the address leads to, below the origin; absent: the first page. */
  page?: string;
  /** For tests; absent: 256 random bits. */
  token?: string;
  onReady?: (loopback: Loopback) => void;
}

export interface Loopback {
  /** The address to open, token included; it lets one browser in, once. */
  url: string;
  /** `http://127.0.0.1:<port>`. */
  origin: string;
  port: number;
  /** Stops listening and cuts what is open; running imports are cancelled. The service stays the caller's. */
  close(): Promise<void>;
}

const host = '127.0.0.1';

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const detail =
        error.code === 'EADDRINUSE' ? 'another program uses this port; choose another one' : (error.code ?? '');
      reject(new WorkbenchError('BAD_INPUT', `port ${port}`, detail, { cause: error }));
    });
    server.listen({ host, port, exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });

/** Starts to listen. Throws BAD_INPUT (the port is taken or not allowed) or SOURCE_NOT_FOUND (the renderer is not built). */
export const startLoopback = async (options: LoopbackOptions): Promise<Loopback> => {
  const { rendererDir, page = '/' } = options;
  const document = join(rendererDir, 'index.html');
  await access(document).catch((error: unknown) => {
    throw new WorkbenchError('SOURCE_NOT_FOUND', document, 'the renderer is not built', { cause: error });
  });
  const token = options.token ?? randomSecret();
  const rpc = createRpcHandler(options.service);
  let site: Site | null = null;
  const server = createServer((request, response) => {
    if (site === null) {
      response.destroy();
      return;
    }
    handleRequest(request, response, site).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('Something failed.\n');
    });
  });
  const port = await listen(server, options.port ?? 0);
  site = { rendererDir, port, sessions: createSessions(token, port), rpc };
  const origin = `http://${host}:${port}`;
  const loopback: Loopback = {
    url: `${origin}${page}${page.includes('?') ? '&' : '?'}token=${token}`,
    origin,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  options.onReady?.(loopback);
  return loopback;
};
