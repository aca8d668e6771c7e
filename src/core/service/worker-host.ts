// One engine worker as the service sees it: started on the first call, called over a port, started again after a crash.
import { MessageChannel, type ResourceLimits, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { type AnyRouter, AsyncIteratorClass, ORPCError, type RouterClient } from '@orpc/server';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { jsonSerializers } from '#shared/contract/json-serializers.ts';
import type { WorkerData, WorkerRole } from '../worker/worker-data.ts';
import type { WorkerKeys } from '../worker/worker-keys.ts';

export interface WorkerHostOptions {
  entry: URL;
  role: WorkerRole;
  appVersion: string;
  dataFolder: string;
  /** For a worker that signs: what it is given when it starts. */
  keys?: () => WorkerKeys;
  /** Bounds of the worker's own JavaScript heap; Node's own when absent. */
  resourceLimits?: ResourceLimits;
}

export interface WorkerHost<Client> {
  /** Calls the worker. When it dies meanwhile: INTERNAL, and the next call gets a fresh one. */
  call<Result>(ask: (client: Client) => Promise<Result>): Promise<Result>;
  /** As `call`, for operations that answer with a stream. */
  stream<Item>(ask: (client: Client) => Promise<AsyncIterator<Item>>): Promise<AsyncIteratorClass<Item>>;
  /** True while a worker is up; a host that was never asked anything has none. */
  isRunning(): boolean;
  close(): Promise<void>;
}

interface Running<Client> {
  worker: Worker;
  client: Client;
  /** Set as soon as the channel is cut, which only the end of the worker does. */
  cut: boolean;
  ended: Promise<WorkbenchError>;
}

const start = <Client>(options: WorkerHostOptions, afterCrash: boolean, onEnd: () => void): Running<Client> => {
  const { port1, port2 } = new MessageChannel();
  const { role, appVersion, dataFolder, resourceLimits = {} } = options;
  const keys = options.keys?.() ?? null;
  const workerData: WorkerData = { role, appVersion, dataFolder, afterCrash, port: port2, keys };
  const vault = keys?.vault ?? null;
  const transferList = vault === null ? [port2] : [port2, vault];
  const name = `engine-${role}`;
  const worker = new Worker(options.entry, { workerData, transferList, name, resourceLimits });
  let failure: Error | null = null;
  worker.once('error', (error) => {
    failure = error;
  });
  const running = { worker, cut: false } as Running<Client>;
  running.ended = new Promise((resolve) => {
    worker.once('exit', (code) => {
      onEnd();
      port1.close();
      const detail = failure === null ? `exit code ${code}` : `${failure.name}: ${failure.message}`;
      resolve(new WorkbenchError('INTERNAL', `${role} engine`, `it stopped: ${detail}`, { cause: failure }));
    });
  });
  port1.once('close', () => {
    running.cut = true;
  });
  running.client = createORPCClient(new RPCLink({ port: port1, customJsonSerializers: jsonSerializers })) as Client;
  port1.start();
  return running;
};

/** Makes a host for one worker of the given role; `Client` is the client type of the router that role serves. */
export const createWorkerHost = <Client>(options: WorkerHostOptions): WorkerHost<Client> => {
  let current: Running<Client> | null = null;
  let closed = false;
  let crashed = false;

  const closing = (): WorkbenchError =>
    new WorkbenchError('CANCELLED', `${options.role} engine`, 'the workbench is closing');

  const running = (): Running<Client> => {
    if (closed) throw closing();
    current ??= start(options, crashed, () => {
      current = null;
      crashed = true;
    });
    return current;
  };

  /** A rejection that is not the worker's own answer comes from a cut channel: then the reason is the worker's end. */
  const guard = async <Result>(worker: Running<Client>, result: Promise<Result>): Promise<Result> => {
    try {
      return await result;
    } catch (error) {
      if (worker.cut && !(error instanceof ORPCError)) throw closed ? closing() : await worker.ended;
      throw error;
    }
  };

  return {
    call: async (ask) => {
      const worker = running();
      return guard(worker, ask(worker.client));
    },
    stream: async (ask) => {
      const worker = running();
      const inner = await guard(worker, ask(worker.client));
      return new AsyncIteratorClass(
        () => guard(worker, inner.next()),
        async (reason) => {
          if (reason !== 'next') await inner.return?.();
        },
      );
    },
    isRunning: () => current !== null,
    close: async () => {
      closed = true;
      await current?.worker.terminate();
    },
  };
};

/** The client type of a worker's router. */
export type WorkerClient<Router extends AnyRouter> = RouterClient<Router>;
