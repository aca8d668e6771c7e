// Taking filtered events out of the open archive as a file.
import { basename } from 'node:path';
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { printFilter } from '#shared/model/print-filter.ts';
import type { ExportRouter } from '../worker/export-router.ts';
import type { CustodyActs } from './custody-acts.ts';
import type { ResolveFilter } from './resolve-filter.ts';
import { tapStream } from './tap-stream.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type ExportImplementer = Implementer<Contract['exports'], Record<never, never>, Record<never, never>>;

export interface ExportHandlerParts {
  exporter: WorkerHost<WorkerClient<ExportRouter>>;
  /** The open archive's folder; NO_ARCHIVE_OPEN when there is none. */
  archivePath(): string;
  resolveFilter: ResolveFilter;
  /** The signal of a call, which also fires when the service closes. */
  untilClosed(signal: AbortSignal | undefined): AbortSignal;
  acts: Pick<CustodyActs, 'note'>;
}

/** Handlers of `contract.exports`. An export only reads the archive, so that imports and questions go on beside it. */
export const exportHandlers = (
  os: Pick<ExportImplementer, keyof Contract['exports']>,
  { exporter, archivePath, resolveFilter, untilClosed, acts }: ExportHandlerParts,
) => ({
  run: os.run.handler(async ({ input, signal }) => {
    const path = archivePath();
    const filter = await resolveFilter(path, input.filter, signal);
    const moments = await exporter.stream((engine) =>
      engine.run({ path, input, filter }, { signal: untilClosed(signal) }),
    );
    return tapStream(moments, (moment) => {
      if (moment.kind !== 'report') return;
      const { format, zone, events, bytes, sha256 } = moment;
      const asked = printFilter(input.filter);
      acts.note(path, {
        kind: 'export',
        format,
        filter: asked,
        zone,
        events,
        file: basename(moment.path),
        bytes,
        sha256,
      });
    });
  }),
});
