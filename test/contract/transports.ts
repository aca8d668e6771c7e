// Every way a client reaches the service. The contract suite runs once over each; a new host adds its line to the table.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { createService } from '#core/service/create-service.ts';
import type { Service } from '#core/service/types.ts';
import type { Contract } from '#shared/contract/contract.ts';
import { jsonSerializers } from '#shared/contract/json-serializers.ts';
import { dataFolderForTests } from '#test/support/data-folder.ts';
import { hostDescription } from '#test/support/host-description.ts';
import { startLoopback } from '#web/start-loopback.ts';
import { connectDesktop } from './desktop-transport.ts';

export type Client = ContractRouterClient<Contract>;

export interface Connection {
  client: Client;
  close(): Promise<void>;
}

export interface Transport {
  name: string;
  /** A client of a fresh service with nothing open. */
  connect(): Promise<Connection>;
}

/** A service over the built engine worker, for a host without native abilities. */
/** `mergeAfterMs`: as in the options of a service. */
export const serviceForTests = (mergeAfterMs?: number): Service =>
  createService({
    ...(mergeAfterMs === undefined ? {} : { mergeAfterMs }),
    host: { describe: () => hostDescription() },
    appVersion: '0.0.0-test',
    dataFolder: dataFolderForTests,
    engineWorkerUrl: pathToFileURL(join(import.meta.dirname, '../../out/main/engine-worker.js')),
  });

const direct: Transport = {
  name: 'direct call',
  connect: async () => {
    const service = serviceForTests();
    return { client: service.client, close: () => service.close() };
  },
};

const messagePort: Transport = {
  name: 'message port',
  connect: async () => {
    const service = serviceForTests();
    const { port1, port2 } = new MessageChannel();
    new RPCHandler(service.router, { customJsonSerializers: jsonSerializers }).upgrade(port1);
    port1.start();
    const client: Client = createORPCClient(new PortLink({ port: port2, customJsonSerializers: jsonSerializers }));
    port2.start();
    return {
      client,
      close: async () => {
        port2.close();
        await service.close();
      },
    };
  },
};

const loopback: Transport = {
  name: 'HTTP loopback',
  connect: async () => {
    const service = serviceForTests();
    const rendererDir = await mkdtemp(join(tmpdir(), 'sivo-audit-renderer-'));
    await mkdir(rendererDir, { recursive: true });
    await writeFile(join(rendererDir, 'index.html'), '<!doctype html><title>workbench</title>');
    const host = await startLoopback({ service, rendererDir });
    const letIn = await fetch(host.url, { redirect: 'manual' });
    const cookie = letIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const client: Client = createORPCClient(
      new FetchLink({
        url: `${host.origin}/rpc`,
        headers: { cookie, origin: host.origin },
        customJsonSerializers: jsonSerializers,
      }),
    );
    return {
      client,
      close: async () => {
        await host.close();
        await service.close();
        await rm(rendererDir, { recursive: true, force: true });
      },
    };
  },
};

const desktop: Transport = { name: 'desktop port', connect: () => connectDesktop(serviceForTests()) };

export const transports: Transport[] = [direct, messagePort, loopback, desktop];
