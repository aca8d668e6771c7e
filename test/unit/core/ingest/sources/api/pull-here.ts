// A pull into an archive of its own, with patience counted in milliseconds and every wait written down.
import { join } from 'node:path';
import { createArchive } from '#core/archive/create-archive.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import type { JobContext } from '#core/ingest/job-context.ts';
import { defaultPullSettings, type PullSettings } from '#core/ingest/sources/api/pull-settings.ts';
import { runPull } from '#core/ingest/sources/api/run-pull.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import { noDecisions } from '#shared/model/mapping.ts';
import type { PullInput } from '#shared/model/remote.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

export const testToken = 'sesame-0pen.wide~Token';

export interface PullHere {
  archive: string;
  waits: number[];
  moments: ImportProgress[];
  /** All of May 2026 unless told otherwise. */
  pull(url: string, input?: Partial<PullInput>, signal?: AbortSignal): Promise<ImportReport>;
  /** Ids in the archive, sorted. */
  ids(): Promise<string[]>;
}

export const pullHere = async (settings: Partial<PullSettings> = {}, now = () => new Date()): Promise<PullHere> => {
  const archive = join(await temporaryFolder(), 'archive');
  const options = { appVersion: '0.0.0-test', now };
  createArchive(archive, options);
  const waits: number[] = [];
  const moments: ImportProgress[] = [];
  const context: JobContext = { ...options, openWriter: () => openWriter(archive, options) };
  return {
    archive,
    waits,
    moments,
    pull: (url, input = {}, signal = new AbortController().signal) =>
      runPull(
        {
          path: archive,
          dataFolder: join(archive, '..', 'data'),
          input: {
            url,
            token: { kind: 'environment', name: 'TOKEN' },
            from: '2026-05-01T00:00:00Z',
            to: '2026-06-01T00:00:00Z',
            again: false,
            overlapHours: 0,
            decisions: noDecisions,
            ...input,
          },
        },
        context,
        { signal, onProgress: (moment) => moments.push(moment) },
        {
          environment: { TOKEN: testToken },
          secrets: {
            read: async () => null,
            write: async () => undefined,
            remove: async () => undefined,
          },
          settings: {
            ...defaultPullSettings,
            wait: async (ms, waitSignal) => {
              waitSignal.throwIfAborted();
              waits.push(ms);
            },
            random: () => 0.5,
            ...settings,
          },
        },
      ),
    ids: async () => {
      const reader = await openReader(archive);
      try {
        return reader.segments
          .flatMap((segment) => segment.events(Array.from({ length: segment.columns.count }, (_, seq) => seq)))
          .map(({ event }) => event.id)
          .sort();
      } finally {
        reader.close();
      }
    },
  };
};
