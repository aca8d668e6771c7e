// The numbers of the time line as a table; a bar's name zooms to it, as a click on the bar does.
import type { Histogram } from '#shared/model/query.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { countOf, type Series } from './series.ts';
import classes from './timeline.module.css';
import { words } from './words.ts';

interface Props {
  buckets: Histogram['buckets'];
  series: readonly Series[];
  nameOf(series: Series): string;
  labelOf(bucket: Histogram['buckets'][number]): string;
  caption: string;
  onZoom(start: string, end: string): void;
}

export const TimelineTable = ({ buckets, series, nameOf, labelOf, caption, onZoom }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={caption}>
      <table className={classes.table} data-testid="timeline-table" aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{say('time')}</th>
            <th scope="col">{say('total')}</th>
            {series.map((one) => (
              <th key={`${one.index}`} scope="col">
                {nameOf(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket) => (
            <tr key={bucket.start}>
              <th scope="row">
                <button type="button" className={classes.link} onClick={() => onZoom(bucket.start, bucket.end)}>
                  {labelOf(bucket)}
                </button>
              </th>
              <td>{count(bucket.count)}</td>
              {series.map((one) => (
                <td key={`${one.index}`}>{count(countOf(bucket, one))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
