// Events over time above the grid, stacked by category. A click on a bar, or a drag over some, asks for that time only.
import { useMemo } from 'react';
import { categories, categorySchema } from '#shared/model/category.ts';
import { timeOf, withTime } from '#shared/model/filter-edit.ts';
import type { Histogram } from '#shared/model/query.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useHistogram } from '../../data/use-histogram.ts';
import { useView } from '../../data/view-state.ts';
import { categoryColour } from '../../ui/category-mark.tsx';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { words as uiWords } from '../../ui/words.ts';
import { boundOf, chooseBucket } from './choose-bucket.ts';
import classes from './timeline.module.css';
import { TimelineChart, type TimelineSeries } from './timeline-chart.tsx';
import { words } from './words.ts';

/** The categories that occur, always in the order of the vocabulary so that a colour keeps its place. */
const seriesOf = (histogram: Histogram | undefined): TimelineSeries[] =>
  categories.flatMap((category) => {
    const index = histogram?.series.indexOf(category) ?? -1;
    return index === -1 ? [] : [{ category, index }];
  });

export const Timeline = () => {
  const say = useWords(words);
  const sayUi = useWords(uiWords);
  const view = useView();
  const { archive } = useArchive();
  const range = timeOf(view.filter);
  const bucket = chooseBucket(range, archive ?? { oldest: null, newest: null });
  const { histogram, problem } = useHistogram({
    filter: view.filter,
    zone: view.zone,
    bucket,
    split: 'category',
    limit: categorySchema.options.length,
  });
  const series = useMemo(() => seriesOf(histogram), [histogram]);
  const zoom = (start: string, end: string) =>
    view.setFilter(withTime(view.filter, { from: boundOf(start, view.zone), to: boundOf(end, view.zone) }));
  if (problem !== null) return <ProblemNote problem={problem} />;
  return (
    <section className={classes.timeline} data-testid="timeline">
      <div className={classes.caption}>
        <span>{say(bucket, { zone: view.zone })}</span>
        {(range.from !== undefined || range.to !== undefined) && (
          <button type="button" className={classes.zoomOut} onClick={() => view.setFilter(withTime(view.filter, {}))}>
            {say('zoomOut')}
          </button>
        )}
        <span className={classes.gap} />
        {series.map(({ category }) => (
          <span key={category} className={classes.key}>
            <span className={classes.dot} style={{ background: categoryColour(category).fill }} aria-hidden />
            {sayUi(category)}
          </span>
        ))}
      </div>
      <div className={classes.chart}>
        {histogram !== undefined && histogram.buckets.length === 0 && <p className={classes.empty}>{say('empty')}</p>}
        {histogram !== undefined && histogram.buckets.length > 0 && (
          <TimelineChart histogram={histogram} series={series} onZoom={zoom} />
        )}
      </div>
    </section>
  );
};
