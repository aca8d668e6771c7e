// What the export worker answers: exports read whole archives, so they have a thread and an engine of their own.
import { os, type } from '@orpc/server';
import type { ExportProgress, ExportReport } from '#shared/model/export.ts';
import type { ExportJob } from '../export/run-export.ts';
import { mapErrors } from '../service/map-errors.ts';
import { type JobTools, momentStream } from './moment-stream.ts';

/** The room behind the worker; the entry passes the real one. */
export interface ExportRooms {
  run(job: ExportJob, tools: JobTools<ExportProgress>): Promise<ExportReport>;
}

/** Inputs were checked at the service's door; here they are only typed. */
export const createExportRouter = (rooms: ExportRooms) => {
  const running = new Set<Promise<unknown>>();
  const base = os.use(mapErrors);
  const watched = (work: Promise<ExportReport>): Promise<ExportReport> => {
    const ended = work.catch(() => undefined).finally(() => running.delete(ended));
    running.add(ended);
    return work;
  };
  return {
    run: base
      .input(type<ExportJob>())
      .handler(({ input, signal }) =>
        Promise.resolve(
          momentStream<ExportReport, ExportProgress>((tools) => watched(rooms.run(input, tools)), signal),
        ),
      ),
    /** Answers once nothing is being written or taken back. */
    settle: base.handler(async () => {
      await Promise.all(running);
      return {};
    }),
  };
};

export type ExportRouter = ReturnType<typeof createExportRouter>;
