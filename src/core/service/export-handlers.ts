// Taking filtered events out of the open archive as a file.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { ExportRouter } from '../worker/export-router.ts';
import type { ResolveFilter } from './resolve-filter.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type ExportImplementer = Implementer<Contract['exports'], Record<never, never>, Record<never, never>>;

export interface ExportHandlerParts {
  exporter: WorkerHost<WorkerClient<ExportRouter>>;
  /** The open archive's folder; NO_ARCHIVE_OPEN when there is none. */
  archivePath(): string;
  resolveFilter: ResolveFilter;
  /** The signal of a call, which also fires when the service closes. */
  untilClosed(signal: AbortSignal | undefined): AbortSignal;
}

/** Handlers of `contract.exports`. An export only reads the archive, so that imports and questions go on beside it. */
export const exportHandlers = (
  os: Pick<ExportImplementer, keyof Contract['exports']>,
  { exporter, archivePath, resolveFilter, untilClosed }: ExportHandlerParts,
) => ({
  run: os.run.handler(async ({ input, signal }) => {
    const path = archivePath();
    const filter = await resolveFilter(path, input.filter, signal);
    return exporter.stream((engine) => engine.run({ path, input, filter }, { signal: untilClosed(signal) }));
  }),
});
