// Entry of the engine workers: one file, and the role it is started with decides which rooms it opens.
import { randomUUID } from 'node:crypto';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { assertNever } from '#shared/assert-never.ts';
import { jsonSerializers } from '#shared/contract/json-serializers.ts';
import type { CoverageClaim, TimeSpan } from '#shared/model/coverage.ts';
import { clearOwnLock } from './archive/archive-lock.ts';
import { readArchiveRoot } from './archive/archive-root.ts';
import { createArchive } from './archive/create-archive.ts';
import { type Custody, openCustody } from './archive/custody.ts';
import { defaultLimits } from './archive/import-writer.ts';
import { initSql } from './archive/init-sql.ts';
import { caseLockName, lockName } from './archive/layout.ts';
import { readManifest } from './archive/manifest.ts';
import { compactArchive, isMergeable } from './archive/merge-archive.ts';
import { openWriter } from './archive/open-writer.ts';
import { readCustody } from './archive/read-custody.ts';
import { readReceipts } from './archive/read-receipts.ts';
import { recordAct } from './archive/record-act.ts';
import { createSealThread, type SealHelper } from './archive/seal-thread.ts';
import { serveSealing } from './archive/serve-sealing.ts';
import { verifyArchive } from './archive/verify-archive.ts';
import { vouchForKey } from './archive/vouch-for-key.ts';
import { createCaseStore } from './cases/case-store.ts';
import { createDemoArchive } from './demo/create-demo-archive.ts';
import { createOwnKeys } from './evidence/own-keys.ts';
import { inspectSources } from './ingest/inspect-sources.ts';
import type { JobContext } from './ingest/job-context.ts';
import { rememberedMappings } from './ingest/mapping/remembered-mappings.ts';
import { retryQuarantine } from './ingest/retry-quarantine.ts';
import { runImport } from './ingest/run-import.ts';
import { runPull } from './ingest/sources/api/run-pull.ts';
import { keychainSecrets } from './ingest/sources/api/secret-store.ts';
import { runS3 } from './ingest/sources/s3/run-s3.ts';
import { createQueryEngine, type QueryEngine } from './query/engine.ts';
import { createSqlConsole, type SqlConsole } from './sql/sql-console.ts';
import { createAnomalyRouter } from './worker/anomaly-router.ts';
import { createCaseRouter } from './worker/case-router.ts';
import { createChangesRouter } from './worker/changes-router.ts';
import { createEvidenceRouter } from './worker/evidence-router.ts';
import { existingDemo } from './worker/existing-demo.ts';
import { createExportRouter } from './worker/export-router.ts';
import { createImportRouter } from './worker/import-router.ts';
import { createQueryRouter } from './worker/query-router.ts';
import { createSqlRouter } from './worker/sql-router.ts';
import { createVerifyRouter } from './worker/verify-router.ts';
import type { SealingWorkerData, WorkerData } from './worker/worker-data.ts';
import { createKeySeat, workerSigner } from './worker/worker-keys.ts';

const statedClaim = (covers: TimeSpan, source: string): CoverageClaim => ({ ...covers, basis: 'stated', source });

const now = (): Date => new Date();
const started = workerData as WorkerData | SealingWorkerData;

/** The same file again, as the thread that seals. A small import is not worth loading SQLite a second time. */
const sealHelper: SealHelper = {
  fromEvents: 50_000,
  start: () => {
    const data: SealingWorkerData = { role: 'seal' };
    return createSealThread(() => new Worker(new URL(import.meta.url), { workerData: data, name: 'engine-seal' }));
  },
};

const openEngine = (path: string): Promise<QueryEngine> => createQueryEngine(path);

/** The thread's console, made with the first statement. */
const sqlConsole = (): (() => Promise<SqlConsole>) => {
  let opened: Promise<SqlConsole> | null = null;
  return () => {
    opened ??= initSql().then((sql) => createSqlConsole(sql));
    return opened;
  };
};

const routerOf = ({ role, appVersion, dataFolder, afterCrash, keys }: WorkerData): AnyRouter => {
  const own = workerSigner(keys ?? createKeySeat(null).workerKeys(), dataFolder);
  const { signer } = own;
  const context = (path: string): JobContext => ({
    openWriter: () => {
      if (afterCrash) clearOwnLock(path);
      return openWriter(path, { appVersion, now, signer }, defaultLimits, sealHelper);
    },
    appVersion,
    now,
    afterCrash,
  });
  switch (role) {
    case 'query':
      return createQueryRouter({
        openEngine,
        createArchive: (path) => {
          createArchive(path, { appVersion, now });
        },
        isMergeable: (path) => isMergeable(path),
        readRoot: readArchiveRoot,
      });
    case 'import':
      return createImportRouter({
        runImport: async ({ path, sources, strict, decisions, covers, dataFolder }, { signal, onProgress }) => {
          const remembered = rememberedMappings(dataFolder);
          const claims = covers === null ? [] : sources.map(({ name }) => statedClaim(covers, name));
          const writer = await context(path).openWriter();
          return runImport({
            writer,
            sources,
            strict,
            decisions,
            remembered,
            covers: claims,
            signal,
            appVersion,
            now,
            onProgress,
          });
        },
        inspect: inspectSources,
        pull: (job, tools) => runPull(job, context(job.path), tools),
        s3: (job, tools) => runS3(job, context(job.path), tools),
        retry: (job, tools) => retryQuarantine(job, context(job.path), tools),
        makeDemo: async ({ path, events, seed }, { signal, onProgress }) =>
          existingDemo(path) ?? createDemoArchive(path, { events, seed, appVersion, now, signer, signal, onProgress }),
        compact: (path, signal) => {
          if (afterCrash) clearOwnLock(path);
          return compactArchive(path, { appVersion, now, signer, signal });
        },
        useKey: own.forget,
        sendRestore: async (job) => {
          if (afterCrash) clearOwnLock(job.path);
          const { sendRestore } = await import('./changes/send-restore.ts');
          return sendRestore(job, {
            // The request goes out under it, which may take half a minute.
            openCustody: () => openCustody(job.path, { appVersion, now, signer }, 'work'),
            tokens: { environment: process.env, secrets: keychainSecrets },
            restoreId: randomUUID(),
            appVersion,
          });
        },
      });
    case 'export':
      return createExportRouter({
        run: async (job, tools) => {
          // Its libraries are of no use to the other roles.
          const { runExport } = await import('./export/run-export.ts');
          const generationOf = (path: string): number => readManifest(path).generation;
          return runExport(job, { openEngine, readRoot: readArchiveRoot, generationOf, appVersion, now, ...tools });
        },
      });
    case 'case':
      return createCaseRouter({
        openCase: (path) => {
          if (afterCrash) clearOwnLock(path, caseLockName);
          const tools = { now: () => now().toISOString(), newId: randomUUID };
          return createCaseStore(path, { sql: initSql, waitMs: 10_000, ...tools });
        },
      });
    case 'changes':
      return createChangesRouter({
        openEngine: async (path) => {
          const { createChangesEngine } = await import('./changes/changes-engine.ts');
          return createChangesEngine(path, appVersion);
        },
      });
    case 'anomaly':
      return createAnomalyRouter({
        openEngine: async (path) => {
          const { createAnomalyEngine } = await import('./anomaly/anomaly-engine.ts');
          return createAnomalyEngine(path);
        },
      });
    case 'evidence': {
      const custodyOf = (path: string): Promise<Custody> => {
        if (afterCrash) clearOwnLock(path, lockName, 'custody');
        return openCustody(path, { appVersion, now, signer });
      };
      return createEvidenceRouter({
        openEngine: async (path) => {
          const { createEvidenceEngine } = await import('./packs/evidence-engine.ts');
          return createEvidenceEngine(path, {
            appVersion,
            dataFolder,
            now,
            signer,
            openCustody: custodyOf,
          });
        },
        record: (path, act) => recordAct(act, () => custodyOf(path)),
        custody: readCustody,
        checkPack: async (input, tools) => (await import('./packs/check-pack.ts')).checkPack(input, tools),
        packText: async (input) => (await import('./packs/pack-text.ts')).packText(input),
        keys: createOwnKeys(own, (path, next) => vouchForKey(path, next, { appVersion, now })),
      });
    }
    case 'verify':
      return createVerifyRouter({
        verify: async ({ path, scope }, { signal, onProgress }) => {
          const { keyRootOf } = await import('./proofs/key-root.ts');
          return verifyArchive(path, { scope, now, signal, onProgress, keyRootOf });
        },
        receipts: readReceipts,
      });
    case 'sql':
      return createSqlRouter(sqlConsole());
    default:
      return assertNever(role);
  }
};

if (started.role === 'seal') {
  if (parentPort !== null) serveSealing(parentPort);
} else {
  new RPCHandler(routerOf(started), { customJsonSerializers: jsonSerializers }).upgrade(started.port);
  started.port.start();
}
