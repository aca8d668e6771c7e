import { describe, expect, it } from 'vitest';
import { type JobTools, momentStream } from '#core/worker/moment-stream.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';

const counts = { read: 0, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };

const progress = (bytesDone: number): ImportProgress => ({
  ...counts,
  kind: 'progress',
  phase: 'reading',
  source: 'a.jsonl',
  sourcesDone: 0,
  sourcesTotal: 1,
  bytesDone,
  bytesTotal: 100,
  elapsedMs: 0,
});

const report: ImportReport = {
  ...counts,
  kind: 'report',
  importId: 'i',
  receipt: null,
  archive: { events: 0, segments: 0, generation: 1 },
  sources: [],
  rejects: [],
  elapsedMs: 1,
};

/** A job that waits to be told what happens. */
const puppet = () => {
  const strings: { tools?: JobTools; finish?: (report: ImportReport) => void; fail?: (error: Error) => void } = {};
  const job = (tools: JobTools): Promise<ImportReport> => {
    strings.tools = tools;
    return new Promise((resolve, reject) => {
      strings.finish = resolve;
      strings.fail = reject;
      tools.signal.addEventListener('abort', () => reject(tools.signal.reason));
    });
  };
  return { job, strings };
};

describe('momentStream', () => {
  it('tells the newest progress and, last, the report', async () => {
    const { job, strings } = puppet();
    const stream = momentStream(job, undefined);
    strings.tools?.onProgress(progress(1));
    strings.tools?.onProgress(progress(2));
    expect((await stream.next()).value).toEqual(progress(2));
    const waiting = stream.next();
    strings.tools?.onProgress(progress(3));
    expect((await waiting).value).toEqual(progress(3));
    strings.tools?.onProgress(progress(4));
    strings.finish?.(report);
    expect((await stream.next()).value).toEqual(progress(4));
    expect((await stream.next()).value).toEqual(report);
    expect((await stream.next()).done).toBe(true);
  });

  it('ends with the failure of its job', async () => {
    const { job, strings } = puppet();
    const stream = momentStream(job, undefined);
    const waiting = stream.next();
    strings.fail?.(new Error('no luck'));
    await expect(waiting).rejects.toThrow('no luck');
  });

  it('aborts the job when the reader leaves', async () => {
    const { job, strings } = puppet();
    const stream = momentStream(job, undefined);
    expect(strings.tools?.signal.aborted).toBe(false);
    await stream.return(undefined);
    expect(strings.tools?.signal.aborted).toBe(true);
  });

  it('aborts the job with the call', async () => {
    const { job, strings } = puppet();
    const call = new AbortController();
    const stream = momentStream(job, call.signal);
    const waiting = stream.next();
    call.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(strings.tools?.signal.aborted).toBe(true);
  });
});
