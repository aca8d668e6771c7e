// A pull: windows of time asked of SIVO's API, each one import with a receipt of its own. The next window is fetched
// while one is imported; what was fetched and not imported waits in the archive folder for the next pull.
import { join } from 'node:path';
import { pullsFolder } from '#core/archive/layout.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportRecord } from '#shared/model/archive.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { PullInput } from '#shared/model/remote.ts';
import type { PullJob } from '../../../worker/import-router.ts';
import type { JobTools } from '../../../worker/moment-stream.ts';
import type { JobContext } from '../../job-context.ts';
import { rememberedMappings } from '../../mapping/remembered-mappings.ts';
import { addReports, emptyReport } from '../s3/add-reports.ts';
import { fetchWindow } from './fetch-window.ts';
import { importWindow } from './import-window.ts';
import { lockSpools } from './lock-spools.ts';
import { planWindows } from './plan-windows.ts';
import { createPullProgress, type PullProgress } from './pull-progress.ts';
import { defaultPullSettings, type PullSettings } from './pull-settings.ts';
import { pullSpools } from './pull-spools.ts';
import { readToken, type TokenSources } from './read-token.ts';
import { type RemoteAddress, remoteAddress } from './remote-address.ts';
import { keychainSecrets } from './secret-store.ts';
import type { Span } from './spans.ts';
import type { Token } from './token.ts';
import { windowName } from './window-name.ts';
import type { WindowSpool } from './window-spool.ts';

/** What a pull has from its process; tests pass their own. */
export interface PullSurroundings extends TokenSources {
  settings: PullSettings;
}

interface Run {
  job: PullJob;
  context: JobContext;
  address: RemoteAddress;
  token: Token;
  signal: AbortSignal;
  settings: PullSettings;
  progress: PullProgress;
}

const coveredBy = (imports: readonly ImportRecord[], source: string): Span[] =>
  imports.flatMap(({ origin, covers = [] }) =>
    origin?.kind !== 'api'
      ? []
      : covers
          .filter((claim) => claim.basis === 'window' && claim.source === source)
          .map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
  );

const wantedSpan = ({ from, to }: PullInput): Span => {
  const span = { from: Date.parse(from), to: Date.parse(to) };
  if (span.from < span.to) return span;
  throw new WorkbenchError('BAD_INPUT', 'from, to', 'the window ends before it begins');
};

const importAll = async (run: Run, folder: string): Promise<ImportReport> => {
  const { job, context, address, token, settings, signal, progress } = run;
  const { again, overlapHours, decisions } = job.input;
  const remembered = rememberedMappings(job.dataFolder);
  const spools = pullSpools(folder, address, settings.spoolMs, context.now);
  const manifest = readManifest(job.path);
  const plan = planWindows({
    wanted: wantedSpan(job.input),
    covered: coveredBy(manifest.imports, address.name),
    pending: await spools.pending(),
    overlapMs: overlapHours * 3_600_000,
    again,
  });
  const left = new AbortController();
  const tools = { settings, signal: AbortSignal.any([signal, left.signal]), now: context.now };
  const fetch = async (window: Span): Promise<WindowSpool> => {
    const spool = await spools.open(window);
    const name = `${address.name} ${windowName(window)}`;
    try {
      await fetchWindow({ address, token, name, spool, onPage: progress.page(name) }, tools);
    } catch (error) {
      if (spool.pages.length === 0) await spool.remove();
      throw error;
    }
    return spool;
  };
  /** Fetched while the window before it is imported; its failure is told when its turn comes. */
  const fetchAt = (place: number): Promise<WindowSpool> | null => {
    const window = plan.windows[place];
    if (window === undefined) return null;
    const coming = fetch(window);
    coming.catch(() => undefined);
    return coming;
  };
  let report: ImportReport = emptyReport(manifest);
  const windows: NonNullable<ImportReport['windows']> = [];
  let next = fetchAt(0);
  try {
    for (let place = 0; next !== null; place += 1) {
      const spool = await next;
      next = fetchAt(place + 1);
      const imported = await importWindow(
        { address, spool, decisions, remembered, signal, onProgress: progress.importing },
        context,
      );
      await spool.remove();
      const { read, accepted, duplicates, conflicts, rejected, importId } = imported;
      const span = { from: new Date(spool.span.from).toISOString(), to: new Date(spool.span.to).toISOString() };
      const counts = { read, accepted, duplicates, conflicts, rejected };
      windows.push({ ...counts, ...span, pages: spool.pages.length, importId });
      progress.imported(imported, spool.pages.length);
      report = addReports(report, imported);
    }
  } finally {
    // Nothing may write into the spool any more once this has ended.
    left.abort();
    await next?.catch(() => undefined);
  }
  return { ...report, windows, unfetched: { windows: plan.skipped, objects: 0 } };
};

const asCancelled = (error: unknown, signal: AbortSignal): unknown =>
  signal.aborted && !(error instanceof WorkbenchError) ? new WorkbenchError('CANCELLED', 'pull') : error;

/**
 * Imports what the API gives for a window of time. Throws BAD_INPUT, SECRET_MISSING, REMOTE_REFUSED, REMOTE_UNREACHABLE,
 * REMOTE_MISBEHAVED, ARCHIVE_LOCKED (another pull into this archive), CANCELLED and what an import throws; windows
 * committed before stay.
 */
export const runPull = async (
  job: PullJob,
  context: JobContext,
  { signal, onProgress }: JobTools,
  surroundings: PullSurroundings = {
    environment: process.env,
    secrets: keychainSecrets,
    settings: defaultPullSettings,
  },
): Promise<ImportReport> => {
  const startedAt = context.now();
  const { settings } = surroundings;
  wantedSpan(job.input);
  const token = await readToken(job.input.token, surroundings);
  const address = remoteAddress(job.input.url, token);
  const progress = createPullProgress(startedAt, context.now, onProgress);
  const folder = join(job.path, pullsFolder, 'api');
  const spoolLock = await lockSpools(folder, context.afterCrash === true);
  try {
    const run: Run = { job, context, address, token, signal, settings, progress };
    const report = await importAll(run, folder);
    return { ...report, elapsedMs: context.now().getTime() - startedAt.getTime() };
  } catch (error) {
    throw asCancelled(error, signal);
  } finally {
    await spoolLock.release();
  }
};
