// What makes the chosen day stand out, feature by feature, and what other methods think of it.
import { ChartFrame } from '../../../ui/chart-frame.tsx';
import { useWords } from '../../../ui/define-words.ts';
import { PlotArea } from '../../../ui/plot-area.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './actor.module.css';
import type { ActorChartProps } from './actor-chart-props.ts';
import { eventsOf } from './actor-filter.ts';
import { featureName } from './feature-name.ts';
import { type NumberTable, numberTableText } from './number-table.ts';
import { NumbersTable } from './numbers-table.tsx';
import { OtherOpinions } from './other-opinions.tsx';
import { useDayText } from './use-day-text.ts';
import { words } from './words.ts';

const rowHeight = 38;
const room = { left: 6, right: 52, top: 2 };

export const ContributionChart = ({ scores, day, filter, onShow }: ActorChartProps & { day: string }) => {
  const say = useWords(words);
  const { decimal, percent } = useFormat();
  const text = useDayText();
  const { zone } = scores.parameters.calendar;
  const terms = [...scores.contributions].sort((one, other) => other.term - one.term);
  const most = Math.max(1, ...terms.map(({ term }) => term));
  const title = say('contributions', { day: text(day) });
  const pick = () => onShow(eventsOf(filter, scores.actor, { first: day, last: day }));
  const lineOf = (place: number): string => {
    const term = terms[place];
    return term === undefined
      ? ''
      : say('contribution', {
          feature: featureName(term.feature, say),
          value: decimal(term.value),
          tail: percent(term.tail),
          term: decimal(term.term),
        });
  };
  const table: NumberTable = {
    heads: [say('feature'), say('value'), say('tail'), say('term')],
    rows: terms.map(({ feature, value, tail, term }) => ({
      key: feature,
      name: featureName(feature, say),
      isAsked: true,
      values: [value, percent(tail), term],
    })),
  };
  return (
    <ChartFrame
      testId="actor-contributions"
      title={title}
      note={say('contributionsNote', { zone })}
      reading={say('contributionsReading')}
      words={{ view: say('view'), asChart: say('asChart'), asTable: say('asTable') }}
      pictureKeys={[]}
      copyTable={() => numberTableText(table)}
      table={
        <NumbersTable label={title} table={table} pickLabel={(name) => say('eventsBehind', { name })} onPick={pick} />
      }
      chart={
        terms.length === 0 ? (
          <p className={classes.readout}>{say('noContributions')}</p>
        ) : (
          <>
            <PlotArea
              name="actor-contributions"
              label={say('contributionKeys', { title })}
              height={terms.length * rowHeight + room.top}
              marks={terms.length}
              start={0}
              markAt={(_x, y) => Math.min(terms.length - 1, Math.max(0, Math.floor((y - room.top) / rowHeight)))}
              pointOf={(place, { width }) => ({ x: width * 0.55, y: place * rowHeight })}
              tooltip={(place) => lineOf(place)}
              spoken={(place) => lineOf(place)}
              onPick={pick}
              draw={({ width }, at) =>
                terms.map(({ feature, value, term }, place) => {
                  const y = room.top + place * rowHeight;
                  const wide = Math.max(0, ((width - room.left - room.right) * term) / most);
                  return (
                    <g key={feature}>
                      {at?.first === place && <rect width={width} y={y} height={rowHeight} className={classes.hover} />}
                      <text x={room.left} y={y + 14} className={classes.name}>
                        {featureName(feature, say)}: {decimal(value)}
                      </text>
                      <rect x={room.left} y={y + 20} width={wide} height={11} fill="var(--fill-data-access)" />
                      <text x={room.left + wide + 6} y={y + 30} className={classes.tick}>
                        {decimal(term)}
                      </text>
                    </g>
                  );
                })
              }
            />
            <OtherOpinions scores={scores} />
          </>
        )
      }
    />
  );
};
