// The fetched pages of one window as one import, which claims the window for what was asked.
import type { CoverageClaim } from '#shared/model/coverage.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import type { ImportDecisions, MappingProfile } from '#shared/model/mapping.ts';
import type { JobContext } from '../../job-context.ts';
import { runImport } from '../../run-import.ts';
import type { RemoteAddress } from './remote-address.ts';
import { windowName } from './window-name.ts';
import type { WindowSpool } from './window-spool.ts';

export interface ImportWindowJob {
  address: RemoteAddress;
  spool: WindowSpool;
  decisions: ImportDecisions;
  remembered: ReadonlyMap<string, MappingProfile>;
  signal: AbortSignal;
  onProgress: (progress: ImportProgress) => void;
}

const text = (ms: number): string => new Date(ms).toISOString();

/** What had not happened yet when the first page was asked for is not covered. */
const claims = ({ head }: WindowSpool, source: string): CoverageClaim[] => {
  const to = Math.min(head.to, head.startedAt);
  return to <= head.from ? [] : [{ from: text(head.from), to: text(to), basis: 'window', source }];
};

/** Throws what an import throws. */
export const importWindow = async (
  { address, spool, decisions, remembered, signal, onProgress }: ImportWindowJob,
  context: JobContext,
): Promise<ImportReport> => {
  const { head, pages, span } = spool;
  const events = pages.reduce((sum, page) => sum + page.events, 0);
  return runImport({
    writer: await context.openWriter(),
    sources: pages.map((_, index) => ({
      path: spool.path(index + 1),
      name: `${address.name} ${windowName(span)} page ${index + 1}`,
    })),
    strict: false,
    decisions,
    remembered,
    origin: {
      kind: 'api',
      parameters: {
        url: address.url.href,
        from: text(head.from),
        to: text(head.to),
        askedAt: text(head.startedAt),
        pages: String(pages.length),
        events: String(events),
      },
    },
    covers: claims(spool, address.name),
    signal,
    appVersion: context.appVersion,
    now: context.now,
    onProgress,
  });
};
