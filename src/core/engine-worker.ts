// Entry of the engine workers: one file, and the role it is started with decides which rooms it opens.
import { workerData } from 'node:worker_threads';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { assertNever } from '#shared/assert-never.ts';
import { jsonSerializers } from '#shared/contract/json-serializers.ts';
import { clearOwnLock } from './archive/archive-lock.ts';
import { createArchive } from './archive/create-archive.ts';
import { openWriter } from './archive/open-writer.ts';
import { createDemoArchive } from './demo/create-demo-archive.ts';
import { runImport } from './ingest/run-import.ts';
import { createQueryEngine } from './query/engine.ts';
import { existingDemo } from './worker/existing-demo.ts';
import { createImportRouter } from './worker/import-router.ts';
import { createQueryRouter } from './worker/query-router.ts';
import type { WorkerData } from './worker/worker-data.ts';

const { role, appVersion, afterCrash, port } = workerData as WorkerData;
const now = (): Date => new Date();

const routerOf = (wanted: WorkerData['role']): AnyRouter => {
  switch (wanted) {
    case 'query':
      return createQueryRouter({
        openEngine: (path) => createQueryEngine(path),
        createArchive: (path) => {
          createArchive(path, { appVersion, now });
        },
      });
    case 'import':
      return createImportRouter({
        runImport: async ({ path, sources, strict }, { signal, onProgress }) => {
          if (afterCrash) clearOwnLock(path);
          const writer = await openWriter(path, { appVersion, now });
          return runImport({ writer, sources, strict, signal, appVersion, now, onProgress });
        },
        makeDemo: async ({ path, events, seed }, { signal, onProgress }) =>
          existingDemo(path) ?? createDemoArchive(path, { events, seed, appVersion, now, signal, onProgress }),
      });
    default:
      return assertNever(wanted);
  }
};

new RPCHandler(routerOf(role), { customJsonSerializers: jsonSerializers }).upgrade(port);
port.start();
