import { describe, expect, it } from 'vitest';
import { readOutliers } from '#renderer/data/read-outliers.ts';
import type { OutliersProgress, OutliersReport } from '#shared/model/outliers.ts';

const progress = (events: number): OutliersProgress => ({ kind: 'progress', events, total: 9, elapsedMs: 1 });
const report = { kind: 'report', found: 0 } as OutliersReport;

const moments = async function* (...all: (OutliersProgress | OutliersReport)[]) {
  yield* all;
};

describe('readOutliers', () => {
  it('tells how far it is, then gives the report', async () => {
    const heard: number[] = [];
    const read = readOutliers(moments(progress(3), progress(9), report), new AbortController().signal, ({ events }) =>
      heard.push(events),
    );
    expect(await read).toBe(report);
    expect(heard).toEqual([3, 9]);
  });

  it('is no answer without a report', async () => {
    await expect(readOutliers(moments(progress(3)), new AbortController().signal, () => {})).rejects.toThrow(
      'without its report',
    );
  });

  it('ends when nobody waits for it', async () => {
    const stop = new AbortController();
    const read = readOutliers(moments(progress(1), progress(2), report), stop.signal, () => stop.abort());
    await expect(read).rejects.toThrow('abort');
  });
});
