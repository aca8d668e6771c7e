// Serves the workbench to this machine's browser until it is interrupted.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createService } from '#core/service/create-service.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { startLoopback } from '#web/start-loopback.ts';
import type { CliContext } from './cli-context.ts';
import { dataFolder, loopbackAbilities } from './host-abilities.ts';
import { openBrowser } from './open-browser.ts';
import { printable } from './output/printable.ts';

export interface ServeRequest {
  /** Opened before the page is served; absent: the page asks for one. */
  archive?: string | undefined;
  /** Absent: any free port. */
  port?: number | undefined;
  openBrowser: boolean;
  /** The view to begin with, as an address below the origin; absent: the first page. */
  page?: string | undefined;
}

const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Prints the address on stdout, then serves until the signal fires. */
export const serveLoopback = async (context: CliContext, request: ServeRequest): Promise<void> => {
  const { files, terminal, signal } = context;
  await access(join(files.rendererDir, 'index.html')).catch((error: unknown) => {
    const detail = 'the page is not built yet; run "npm run build" once';
    throw new WorkbenchError('NOT_SUPPORTED_BY_HOST', 'serve', detail, { cause: error });
  });
  const service = createService({
    host: loopbackAbilities(files.version),
    appVersion: files.version,
    dataFolder: dataFolder(),
    engineWorkerUrl: files.engineWorkerUrl,
    tell: (text) => terminal.notice(printable(text)),
  });
  try {
    if (request.archive !== undefined) await service.client.archive.open({ path: request.archive });
    const loopback = await startLoopback({
      service,
      rendererDir: files.rendererDir,
      ...(request.port === undefined ? {} : { port: request.port }),
      ...(request.page === undefined ? {} : { page: request.page }),
    });
    try {
      await terminal.result(`${loopback.url}\n`);
      terminal.notice('The address lets one browser in, once. It answers on this machine only. Ctrl+C ends it.');
      if (request.openBrowser) openBrowser(loopback.url, terminal.notice);
      await interrupted(signal);
    } finally {
      await loopback.close();
    }
  } finally {
    await service.close();
  }
};
