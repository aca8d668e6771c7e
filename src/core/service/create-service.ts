// The service: the contract implemented over two engine workers, the host's own abilities and a little state.
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { createRouterClient, implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { SqlProgress, SqlResult } from '#shared/model/sql.ts';
import type { AnomalyRouter } from '../worker/anomaly-router.ts';
import type { CaseRouter } from '../worker/case-router.ts';
import type { ChangesRouter } from '../worker/changes-router.ts';
import type { EvidenceRouter } from '../worker/evidence-router.ts';
import type { ExportRouter } from '../worker/export-router.ts';
import type { ImportRouter } from '../worker/import-router.ts';
import { momentStream } from '../worker/moment-stream.ts';
import type { QueryRouter } from '../worker/query-router.ts';
import type { VerifyRouter } from '../worker/verify-router.ts';
import { createKeySeat } from '../worker/worker-keys.ts';
import { anomalyHandlers } from './anomaly-handlers.ts';
import { caseHandlers, readCaseState } from './case-handlers.ts';
import { changesHandlers } from './changes-handlers.ts';
import { connectionHandlers } from './connection-handlers.ts';
import { createCustodyActs } from './custody-acts.ts';
import { evidenceHandlers } from './evidence-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import { hostHandlers } from './host-handlers.ts';
import { createIdleMerging } from './idle-merging.ts';
import { importHandlers } from './import-handlers.ts';
import { integrityHandlers } from './integrity-handlers.ts';
import { createIntegrityWatch } from './integrity-watch.ts';
import { jobStream } from './job-stream.ts';
import { keyHandlers } from './key-handlers.ts';
import { mapErrors } from './map-errors.ts';
import { mappingHandlers } from './mapping-handlers.ts';
import { createOpenArchive } from './open-archive.ts';
import { operatorName } from './operator-name.ts';
import { recentHandlers } from './recent-handlers.ts';
import { createFilterResolver } from './resolve-filter.ts';
import { restoreHandlers } from './restore-handlers.ts';
import { createSqlStatements } from './sql-statements.ts';
import type { Service, ServiceOptions } from './types.ts';
import { uploadHandlers } from './upload-handlers.ts';
import { createUploadStore } from './uploads.ts';
import { createWorkerHost, type WorkerClient } from './worker-host.ts';

type Queries = WorkerClient<QueryRouter>;

/**
 * Makes a service; workers start with the first question that needs them. `close` cancels a running import, waits
 * until the archive is as it was, and ends the workers.
 */
export const createService = (options: ServiceOptions): Service => {
  const { appVersion, dataFolder, engineWorkerUrl: entry } = options;
  const seat = { entry, appVersion, dataFolder };
  const queries = createWorkerHost<Queries>({ ...seat, role: 'query' });
  const keySeat = createKeySeat(options.keyVault ?? null);
  const signing = { ...seat, keys: keySeat.workerKeys };
  const imports = createWorkerHost<WorkerClient<ImportRouter>>({ ...signing, role: 'import' });
  const cases = createWorkerHost<WorkerClient<CaseRouter>>({ ...seat, role: 'case' });
  const resolveFilter = createFilterResolver(cases);
  const verifier = createWorkerHost<WorkerClient<VerifyRouter>>({ ...seat, role: 'verify' });
  const changes = createWorkerHost<WorkerClient<ChangesRouter>>({ ...seat, role: 'changes' });
  const anomaly = createWorkerHost<WorkerClient<AnomalyRouter>>({ ...seat, role: 'anomaly' });
  const evidence = createWorkerHost<WorkerClient<EvidenceRouter>>({ ...signing, role: 'evidence' });
  const exporter = createWorkerHost<WorkerClient<ExportRouter>>({ ...seat, role: 'export' });
  const integrity = createIntegrityWatch((path, scope, signal) =>
    verifier.stream((engine) => engine.verify({ path, scope }, { signal })),
  );
  const statements = createSqlStatements(seat);
  const uploads = createUploadStore();
  const merging = createIdleMerging({
    afterMs: options.mergeAfterMs ?? 60_000,
    isMergeable: (path) => queries.call((engine) => engine.archive.mergeable({ path })),
    merge: (path, signal) => imports.call((engine) => engine.compact({ path }, { signal })),
  });
  const archive = createOpenArchive(merging);
  const { host } = options.host.describe();
  const by = { operator: operatorName(process.env), host, appVersion };
  const acts = createCustodyActs({
    by,
    record: (path, act) => evidence.call((engine) => engine.record({ path, input: act })),
    now: () => new Date(),
    tell: (text) => options.tell?.(text),
  });
  /** Of a command that asks and ends, the act it does is recorded, not that it looked. */
  const noteOpen = (path: string): void => {
    if (host !== 'headless') acts.note(path, { kind: 'open' });
  };
  const closing = new AbortController();

  /** A question about the open archive. */
  const ask = <Answer>(
    signal: AbortSignal | undefined,
    question: (engine: Queries, path: string, call: { signal?: AbortSignal }) => Promise<Answer>,
  ): Promise<Answer> => {
    const path = archive.required();
    return queries.call((engine) => question(engine, path, signal === undefined ? {} : { signal }));
  };

  /** As `ask`, of events that fit a filter. */
  const askOf = async <Input extends { filter: Filter }, Answer>(
    input: Input,
    signal: AbortSignal | undefined,
    question: (engine: Queries, at: { path: string; input: Input }, call: { signal?: AbortSignal }) => Promise<Answer>,
  ): Promise<Answer> => {
    const path = archive.required();
    const filter = await resolveFilter(path, input.filter, signal);
    const at = { path, input: { ...input, filter } };
    return queries.call((engine) => question(engine, at, signal === undefined ? {} : { signal }));
  };

  const summary = (path: string) => queries.call((engine) => engine.archive.summary({ path }));

  const untilClosed = (signal: AbortSignal | undefined): AbortSignal =>
    signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);

  // Inputs are parsed here, at the door. Outputs come from our own typed rooms and are not parsed a second time on
  // their way out; the contract tests hold them against the schemas.
  const os = implement(contract).$config({ initialOutputValidationIndex: Number.NaN }).use(mapErrors);

  const recent = recentHandlers(os.archive, {
    dataFolder,
    keeps: host !== 'headless',
    root: (path) => queries.call((engine) => engine.archive.root({ path })),
    open: archive.path,
    summary,
  });

  const router = os.router({
    host: hostHandlers(os.host, options.host, homedir()),
    archive: {
      current: os.archive.current.handler(async () => {
        const path = archive.path();
        return path === null ? null : summary(path);
      }),
      open: os.archive.open.handler(async ({ input }) => {
        archive.assertIdle();
        const path = resolve(input.path);
        const opened = await summary(path);
        archive.set(path);
        void recent.opened(opened);
        noteOpen(path);
        return opened;
      }),
      create: os.archive.create.handler(async ({ input }) => {
        archive.assertIdle();
        const path = resolve(input.path);
        const created = await queries.call((engine) => engine.archive.create({ path }));
        archive.set(path);
        void recent.opened(created);
        noteOpen(path);
        return created;
      }),
      close: os.archive.close.handler(async () => {
        archive.assertIdle();
        archive.set(null);
        if (queries.isRunning()) await queries.call((engine) => engine.archive.close());
        await statements.release();
        return {};
      }),
      demo: os.archive.demo.handler(async ({ input, signal }) => {
        const path = resolve(input.path);
        const endJob = archive.beginJob(path);
        return jobStream({
          signal: untilClosed(signal),
          start: (ownSignal) => imports.stream((engine) => engine.demo({ ...input, path }, { signal: ownSignal })),
          onReport: async () => {
            const made = await summary(path);
            archive.set(path);
            void recent.opened(made);
            noteOpen(path);
          },
          onEnd: async () => endJob(),
        });
      }),
      imports: os.archive.imports.handler(({ signal }) =>
        ask(signal, (engine, path, call) => engine.archive.imports({ path }, call)),
      ),
      root: os.archive.root.handler(({ signal }) =>
        ask(signal, (engine, path, call) => engine.archive.root({ path }, call)),
      ),
      ...recent.handlers,
      compact: os.archive.compact.handler(async ({ signal }) => {
        const path = archive.required();
        const endJob = archive.beginJob(path);
        try {
          return await imports.call((engine) => engine.compact({ path }, { signal: untilClosed(signal) }));
        } finally {
          endJob();
        }
      }),
    },
    imports: importHandlers(os.imports, {
      imports,
      archive,
      uploads,
      dataFolder,
      untilClosed,
      committed: async (path) => {
        await summary(path);
      },
    }),
    cases: caseHandlers(os.cases, {
      cases,
      archivePath: () => archive.required(),
      resolveFilter,
      pick: async (path, input, signal) => {
        const call = signal === undefined ? {} : { signal };
        return (await queries.call((engine) => engine.query.pick({ path, input }, call))).ids;
      },
      acts,
    }),
    exports: exportHandlers(os.exports, {
      exporter,
      archivePath: () => archive.required(),
      resolveFilter,
      untilClosed,
      acts,
    }),
    mappings: mappingHandlers(os.mappings, dataFolder),
    connections: connectionHandlers(os.connections, dataFolder),
    coverage: {
      get: os.coverage.get.handler(({ input, signal }) =>
        ask(signal, (engine, path, call) => engine.coverage.get({ path, input }, call)),
      ),
    },
    integrity: integrityHandlers(os.integrity, {
      verifier,
      integrity,
      archivePath: archive.required,
      generationOf: async (path) => (await summary(path)).generation,
      untilClosed,
      acts,
    }),
    sql: {
      run: os.sql.run.handler(async ({ input, signal }) => {
        const path = archive.required();
        return momentStream<SqlResult, SqlProgress>((tools) => statements.run(path, input, tools), signal);
      }),
    },
    uploads: uploadHandlers(os.uploads, uploads),
    query: {
      open: os.query.open.handler(({ input, signal }) =>
        askOf(input, signal, (engine, at, call) => engine.query.open(at, call)),
      ),
      scan: os.query.scan.handler(async ({ input, signal }) => {
        const path = archive.required();
        const asked = { ...input, filter: await resolveFilter(path, input.filter, signal) };
        const call = signal === undefined ? {} : { signal };
        return queries.stream((engine) => engine.query.scan({ path, input: asked }, call));
      }),
      rows: os.query.rows.handler(({ input, signal }) =>
        ask(signal, (engine, path, call) => engine.query.rows({ path, input }, call)),
      ),
      events: os.query.events.handler(({ input, signal }) =>
        ask(signal, (engine, path, call) => engine.query.events({ path, input }, call)),
      ),
      facets: os.query.facets.handler(({ input, signal }) =>
        askOf(input, signal, (engine, at, call) => engine.query.facets(at, call)),
      ),
      histogram: os.query.histogram.handler(({ input, signal }) =>
        askOf(input, signal, (engine, at, call) => engine.query.histogram(at, call)),
      ),
      locate: os.query.locate.handler(({ input, signal }) =>
        ask(signal, (engine, path, call) => engine.query.locate({ path, input }, call)),
      ),
      heatmap: os.query.heatmap.handler(({ input, signal }) =>
        askOf(input, signal, (engine, at, call) => engine.query.heatmap(at, call)),
      ),
      matrix: os.query.matrix.handler(({ input, signal }) =>
        askOf(input, signal, (engine, at, call) => engine.query.matrix(at, call)),
      ),
      sparklines: os.query.sparklines.handler(({ input, signal }) =>
        askOf(input, signal, (engine, at, call) => engine.query.sparklines(at, call)),
      ),
      pick: os.query.pick.handler(({ input, signal }) =>
        askOf(input, signal, (engine, at, call) => engine.query.pick(at, call)),
      ),
    },
    ...anomalyHandlers(os, {
      anomaly,
      dataFolder,
      archivePath: archive.required,
      resolveFilter,
      judgements: async (path) => (await readCaseState(path, cases)).judgements,
    }),
    keys: keyHandlers(os.keys, { evidence, imports, seat: keySeat, knownArchives: recent.paths }),
    ...evidenceHandlers(os, {
      evidence,
      archivePath: archive.required,
      resolveFilter,
      judgements: async (path) => (await readCaseState(path, cases)).judgements,
      by,
      acts,
      untilClosed,
    }),
    changes: {
      ...changesHandlers(os.changes, { changes, archivePath: archive.required, resolveFilter }),
      fields: os.changes.fields.handler(({ signal }) =>
        ask(signal, (engine, path, call) => engine.changes.fields({ path }, call)),
      ),
    },
    restores: restoreHandlers(os.restores, { changes, imports, archive, dataFolder }),
    events: {
      get: os.events.get.handler(({ input, signal }) =>
        ask(signal, (engine, path, call) => engine.events.get({ path, input }, call)),
      ),
      session: os.events.session.handler(({ input, signal }) =>
        ask(signal, (engine, path, call) => engine.events.session({ path, input }, call)),
      ),
    },
    quarantine: {
      list: os.quarantine.list.handler(({ input, signal }) =>
        ask(signal, (engine, path, call) => engine.quarantine.list({ path, input }, call)),
      ),
    },
  });

  return {
    router,
    client: createRouterClient(router),
    close: async () => {
      closing.abort();
      integrity.close();
      merging.pause();
      if (imports.isRunning()) await imports.call((engine) => engine.settle()).catch(() => undefined);
      if (cases.isRunning()) await cases.call((engine) => engine.settle()).catch(() => undefined);
      if (exporter.isRunning()) await exporter.call((engine) => engine.settle()).catch(() => undefined);
      // Last: what has just ended may have left an act, and its lock is free by now.
      await acts.close();
      await Promise.all([
        imports.close(),
        queries.close(),
        statements.close(),
        verifier.close(),
        cases.close(),
        exporter.close(),
        changes.close(),
        anomaly.close(),
        evidence.close(),
      ]);
      await uploads.close();
    },
  };
};
