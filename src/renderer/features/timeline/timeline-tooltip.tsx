// What a bar of the time line stands for, under the bar.
import type { Histogram } from '#shared/model/query.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { countOf, type Series } from './series.ts';
import classes from './timeline.module.css';
import { words } from './words.ts';

export interface TimelineTooltipProps {
  bucket: Histogram['buckets'][number];
  label: string;
  series: readonly Series[];
  nameOf(series: Series): string;
  /** Pixel of the bar, and of the right end. */
  left: number;
  room: number;
}

export const TimelineTooltip = ({ bucket, label, series, nameOf, left, room }: TimelineTooltipProps) => {
  const say = useWords(words);
  const { count } = useFormat();
  const side = left > room / 2 ? { right: Math.max(0, room - left + 6) } : { left: left + 14 };
  return (
    <div className={classes.tooltip} style={side} aria-hidden data-testid="timeline-tooltip">
      <strong>{label}</strong>
      {series
        .filter((one) => countOf(bucket, one) > 0)
        .map((one) => (
          <div key={`${one.index}`} className={classes.part}>
            <span className={classes.key}>
              <span className={classes.dot} style={{ background: one.fill }} />
              {nameOf(one)}
            </span>
            <span className="tabular">{count(countOf(bucket, one))}</span>
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
