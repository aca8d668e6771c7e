// Events over time above the grid, stacked by category or action. A click on a bar, or a drag over some, asks for that time only.
import { useLocalStorage } from '@mantine/hooks';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { categorySchema } from '#shared/model/category.ts';
import { timeOf, withoutField, withTime, withValues } from '#shared/model/filter-edit.ts';
import type { Histogram } from '#shared/model/query.ts';
import { useCoverage } from '../../data/use-coverage.ts';
import { useEventVersions } from '../../data/use-event-versions.ts';
import { useView } from '../../data/view-state.ts';
import { ChartTools } from '../../ui/chart-tools.tsx';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { pictureOf } from '../../ui/svg-picture.ts';
import { tsvText } from '../../ui/tsv-text.ts';
import { uncovered } from '../../ui/uncovered.ts';
import { useLanguage } from '../../ui/use-language.ts';
import { words as uiWords } from '../../ui/words.ts';
import { barLabel, dateLanguage, spanLabel } from './bar-label.ts';
import { boundOf } from './choose-bucket.ts';
import { Legend } from './legend.tsx';
import { spanOf } from './plot.ts';
import { RangeTools } from './range-tools.tsx';
import { actionSeries, countOf, keptSlots, type Series, type Split, seriesOf, splits } from './series.ts';
import classes from './timeline.module.css';
import { TimelineChart } from './timeline-chart.tsx';
import { TimelineTable } from './timeline-table.tsx';
import { useTimeline } from './use-timeline.ts';
import { words } from './words.ts';

/** `switcher` stands first in the caption: the way to the other charts. */
export const Timeline = ({ switcher }: { switcher: ReactNode }) => {
  const say = useWords(words);
  const sayUi = useWords(uiWords);
  const language = dateLanguage(useLanguage());
  const view = useView();
  const { zone } = view;
  const [stored, setSplit] = useLocalStorage<Split>({
    key: 'sivo-workbench-timeline-split',
    defaultValue: 'category',
    getInitialValueInEffect: false,
  });
  const split = splits.find((known) => known === stored) ?? 'category';
  const [asTable, setAsTable] = useState(false);
  const { histogram, bucket, loading, problem } = useTimeline(split);
  const { coverage } = useCoverage(zone);
  const { versions } = useEventVersions(view.selected);
  const timestamp = versions?.[0]?.event.timestamp;
  const zoomed = useRef<string[]>([]);
  const chart = useRef<HTMLDivElement>(null);

  const [slots, setSlots] = useState<ReadonlyMap<string | null, number>>(new Map());
  const nextSlots = useMemo(
    () => (split === 'action' && histogram !== undefined ? keptSlots(slots, histogram.series, actionSeries) : slots),
    [split, histogram, slots],
  );
  if (nextSlots.size !== slots.size || [...nextSlots].some(([value, slot]) => slots.get(value) !== slot)) {
    setSlots(nextSlots);
  }
  const series = useMemo(
    () => (histogram === undefined ? [] : seriesOf(histogram, split, nextSlots)),
    [histogram, split, nextSlots],
  );
  const span = useMemo(() => spanOf(histogram?.buckets ?? []), [histogram]);
  const isStated = coverage !== undefined && coverage.ranges.length > 0;
  const gaps = useMemo(
    () => (isStated && Number.isFinite(span.fromMs) ? uncovered(coverage.ranges, span) : []),
    [isStated, coverage, span],
  );

  if (problem !== null) return <ProblemNote problem={problem} />;
  const buckets = histogram?.buckets ?? [];
  const zoom = (start: string, end: string) => {
    view.setFilter(withTime(view.filter, { from: boundOf(start, zone), to: boundOf(end, zone) }), {
      keepSelected: true,
    });
    // The router has written the address once this task is over.
    setTimeout(() => zoomed.current.push(window.location.href));
  };
  const nameOf = (one: Series): string => {
    if (one.index === null) return say('others');
    if (one.value === null) return sayUi('notStated');
    const category = split === 'category' ? categorySchema.safeParse(one.value).data : undefined;
    return category === undefined ? one.value : sayUi(category);
  };
  const labelOf = (one: Histogram['buckets'][number]): string => barLabel(one, bucket, zone, language);
  const only = (one: Series) =>
    view.setFilter(withValues(withoutField(view.filter, split), split, [one.value ?? '']), { keepSelected: true });
  const range = timeOf(view.filter);
  const isZoomed = range.from !== undefined || range.to !== undefined;
  const caption = say(bucket, { zone });
  return (
    <section
      className={classes.timeline}
      data-table={asTable}
      data-testid="timeline"
      aria-label={caption}
      aria-busy={loading}
      ref={chart}
    >
      <div className={classes.caption}>
        {switcher}
        <span className={classes.title}>
          {caption}
          {isZoomed && buckets.length > 0 && ` · ${spanLabel(buckets, zone, language)}`}
        </span>
        <RangeTools drawn={span} zoomed={zoomed} />
        <span className={classes.gap} />
        {buckets.length > 0 && !asTable && (
          <Legend
            series={series}
            nameOf={nameOf}
            coverage={gaps.length > 0 ? 'some' : isStated || coverage === undefined ? 'whole' : 'unstated'}
            onOnly={only}
          />
        )}
        <select
          className={classes.split}
          aria-label={say('split')}
          data-testid="timeline-split"
          value={split}
          onChange={(event) => setSplit(event.currentTarget.value === 'action' ? 'action' : 'category')}
        >
          {splits.map((value) => (
            <option key={value} value={value}>
              {say(`by_${value}`)}
            </option>
          ))}
        </select>
        <ChartTools
          name="timeline"
          asTable={asTable}
          onAsTable={setAsTable}
          picture={() => {
            const svg = chart.current?.querySelector<SVGSVGElement>('[data-testid="timeline-plot"] > svg');
            if (!svg) return null;
            const keys = series.map((one) => ({ name: nameOf(one), fill: one.fill }));
            return pictureOf(svg, { title: `${caption} · ${spanLabel(buckets, zone, language)}`, keys });
          }}
          table={() =>
            tsvText([
              [say('time'), say('total'), ...series.map(nameOf)],
              ...buckets.map((one) => [labelOf(one), one.count, ...series.map((part) => countOf(one, part))]),
            ])
          }
        />
      </div>
      {histogram !== undefined && buckets.length === 0 && <p className={classes.empty}>{say('empty')}</p>}
      {histogram !== undefined && buckets.length > 0 && !asTable && (
        <TimelineChart
          histogram={histogram}
          series={series}
          nameOf={nameOf}
          labelOf={labelOf}
          gaps={gaps}
          zone={zone}
          selectedMs={timestamp === undefined ? null : Date.parse(timestamp)}
          onZoom={zoom}
        />
      )}
      {histogram !== undefined && buckets.length > 0 && asTable && (
        <TimelineTable
          buckets={buckets}
          series={series}
          nameOf={nameOf}
          labelOf={labelOf}
          caption={caption}
          onZoom={zoom}
        />
      )}
    </section>
  );
};
