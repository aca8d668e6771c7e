// What the time line asks: bars as narrow as the time asked for allows, or as the matching events allow where they fill less of it.

import { timeOf } from '#shared/model/filter-edit.ts';
import type { Bucket, Histogram } from '#shared/model/query.ts';
import type { Problem } from '../../data/problem.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useHistogram } from '../../data/use-histogram.ts';
import { useView } from '../../data/view-state.ts';
import { bucketOfSpan, chooseBucket } from './choose-bucket.ts';
import { spanOf } from './plot.ts';
import { actionSeries, type Split } from './series.ts';

export interface TimelineState {
  histogram: Histogram | undefined;
  bucket: Bucket;
  loading: boolean;
  problem: Problem | null;
}

const limits = { category: 5, action: actionSeries } as const satisfies Record<Split, number>;

export const useTimeline = (split: Split): TimelineState => {
  const { filter, zone } = useView();
  const { archive } = useArchive();
  const coarse = chooseBucket(timeOf(filter), archive ?? { oldest: null, newest: null }, zone);
  const ask = (bucket: Bucket) => ({ filter, zone, bucket, split, limit: limits[split] });
  const first = useHistogram(ask(coarse));
  const drawn = first.loading ? [] : (first.histogram?.buckets ?? []);
  const { fromMs, toMs } = spanOf(drawn);
  const fitting = drawn.length === 0 ? coarse : bucketOfSpan(toMs - fromMs);
  const second = useHistogram(fitting === coarse ? null : ask(fitting));
  const isFiner = fitting !== coarse && second.histogram !== undefined && !second.loading;
  return {
    histogram: isFiner ? second.histogram : first.histogram,
    bucket: isFiner ? fitting : coarse,
    loading: first.loading || second.loading,
    problem: first.problem ?? second.problem,
  };
};
