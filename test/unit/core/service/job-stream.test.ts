import { AsyncIteratorClass } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { type JobOptions, jobStream } from '#core/service/job-stream.ts';
import type { ImportMoment, ImportReport } from '#shared/model/import-run.ts';

const report: ImportReport = {
  kind: 'report',
  importId: 'i',
  receipt: null,
  archive: { events: 1, segments: 1, generation: 1 },
  sources: [],
  rejects: [],
  elapsedMs: 1,
  read: 1,
  accepted: 1,
  duplicates: 0,
  conflicts: 0,
  rejected: 0,
};

const setUp = (start: JobOptions['start'], signal?: AbortSignal) => {
  const log: string[] = [];
  const stream = jobStream({
    signal,
    start,
    onReport: async () => {
      log.push('report');
    },
    onEnd: async () => {
      log.push('end');
    },
  });
  return { log, stream };
};

const moments = (...items: ImportMoment[]): AsyncIterator<ImportMoment> => items[Symbol.iterator]() as never;

/** A job that runs until its signal fires. */
const endless = (signal: AbortSignal): Promise<AsyncIterator<ImportMoment>> =>
  Promise.resolve(
    new AsyncIteratorClass<ImportMoment>(
      () =>
        new Promise((_resolve, reject) => {
          if (signal.aborted) reject(signal.reason);
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
      async () => undefined,
    ),
  );

describe('jobStream', () => {
  it('hands the report out after what must happen before, and ends once', async () => {
    const { log, stream } = setUp(async () => moments(report));
    const opened = await stream;
    expect(log).toEqual([]);
    expect((await opened.next()).value).toEqual(report);
    expect(log).toEqual(['report']);
    expect((await opened.next()).done).toBe(true);
    await opened.return(undefined);
    expect(log).toEqual(['report', 'end']);
  });

  it('ends when the start fails', async () => {
    const { log, stream } = setUp(() => Promise.reject(new Error('no start')));
    await expect(stream).rejects.toThrow('no start');
    expect(log).toEqual(['end']);
  });

  it('ends when the job fails', async () => {
    const failing = new AsyncIteratorClass<ImportMoment>(
      () => Promise.reject(new Error('no luck')),
      async () => undefined,
    );
    const { log, stream } = setUp(async () => failing);
    await expect((await stream).next()).rejects.toThrow('no luck');
    expect(log).toEqual(['end']);
  });

  it('aborts the job and ends when the caller leaves', async () => {
    const signals: AbortSignal[] = [];
    const { log, stream } = setUp((signal) => {
      signals.push(signal);
      return endless(signal);
    });
    const opened = await stream;
    expect(signals.map((signal) => signal.aborted)).toEqual([false]);
    await opened.return(undefined);
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    expect(log).toEqual(['end']);
  });

  it('ends with the call, even when nobody reads', async () => {
    const call = new AbortController();
    const { log, stream } = setUp(endless, call.signal);
    await stream;
    call.abort();
    expect(log).toEqual(['end']);
  });

  it('does not start for a call that is already aborted', async () => {
    let started = false;
    const { log, stream } = setUp(async () => {
      started = true;
      return moments(report);
    }, AbortSignal.abort());
    await expect(stream).rejects.toThrow();
    expect(started).toBe(false);
    expect(log).toEqual(['end']);
  });
});
