// What a bar of the time line stands for.
import type { Histogram } from '#shared/model/query.ts';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './timeline.module.css';
import type { TimelineSeries } from './timeline-chart.tsx';
import { words } from './words.ts';

export interface TimelineTooltipProps {
  bucket: Histogram['buckets'][number] | undefined;
  series: readonly TimelineSeries[];
}

export const TimelineTooltip = ({ bucket, series }: TimelineTooltipProps) => {
  const say = useWords(words);
  const { count } = useFormat();
  if (bucket === undefined) return null;
  const parts = series.map(({ category, index }) => ({ category, value: bucket.bySeries[index] ?? 0 }));
  return (
    <div className={classes.tooltip}>
      <strong>{bucket.label}</strong>
      {parts
        .filter(({ value }) => value > 0)
        .map(({ category, value }) => (
          <div key={category} className={classes.part}>
            <CategoryMark category={category} />
            <span className="tabular">{count(value)}</span>
          </div>
        ))}
      <div className={classes.part}>
        <span>{say('total')}</span>
        <strong className="tabular">{count(bucket.count)}</strong>
      </div>
      <span className={classes.hint}>{say('hint')}</span>
    </div>
  );
};
