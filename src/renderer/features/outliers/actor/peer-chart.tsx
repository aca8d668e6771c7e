// What everybody of the peer group did on the chosen day, one dot each, and where this actor stands among them.
import { useMemo } from 'react';
import { ChartFrame } from '../../../ui/chart-frame.tsx';
import { useWords } from '../../../ui/define-words.ts';
import { PlotArea } from '../../../ui/plot-area.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { actorName } from '../actor-name.ts';
import classes from './actor.module.css';
import type { ActorChartProps } from './actor-chart-props.ts';
import { accessesOf } from './actor-filter.ts';
import { ChartLegend } from './chart-legend.tsx';
import { roundTicks } from './day-plot.ts';
import { type NumberTable, numberTableText } from './number-table.ts';
import { NumbersTable } from './numbers-table.tsx';
import { placeDots } from './place-dots.ts';
import { useDayText } from './use-day-text.ts';
import { words } from './words.ts';

const height = 168;
const [left, right, bottom, top] = [20, 36, 26, 34];
/** Pixels from one dot to the next. */
const dotSize = 11;

export const PeerChart = ({ scores, day, filter, onShow }: ActorChartProps & { day: string }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const text = useDayText();
  const { actor, parameters } = scores;
  const own = scores.days.find((other) => other.day === day)?.observed ?? 0;
  const marks = useMemo(() => {
    const peers = scores.peers.filter(({ actor: peer }) => peer.key !== actor.key);
    return [...peers, { actor, observed: own }].sort((one, other) => one.observed - other.observed);
  }, [scores.peers, actor, own]);
  const { zone } = parameters.calendar;
  const most = Math.max(1, ...marks.map(({ observed }) => observed));
  const ticks = roundTicks(most, 6, true);
  const reach = ticks.at(-1) ?? 1;
  const isOwn = (place: number): boolean => marks[place]?.actor.key === actor.key;
  const others = marks.filter(({ actor: peer }) => peer.key !== actor.key);
  const asMany = others.filter(({ observed }) => observed >= own).length;
  const dotsFor = (width: number) => {
    const wide = Math.max(1, width - left - right);
    const dots = placeDots(
      marks.map(({ observed }) => observed),
      wide,
      reach,
      dotSize,
    );
    const pile = Math.max(1, ...dots.map(({ level }) => level + 1));
    // High piles are pressed together rather than cut.
    const step = Math.min(dotSize, (height - bottom - top - dotSize) / pile);
    return dots.map(({ x, level, of }) => ({
      x: left + x,
      y: height - bottom - dotSize / 2 - level * step,
      pile: level === of - 1 && step < dotSize ? of : 0,
    }));
  };
  const lineOf = (place: number): string => {
    const mark = marks[place];
    return mark === undefined
      ? ''
      : `${actorName(mark.actor, say('nobody'))}: ${say('accesses', { count: mark.observed, shown: count(mark.observed) })}`;
  };
  const pick = (place: number) => {
    const mark = marks[place];
    if (mark !== undefined) onShow(accessesOf(filter, parameters, mark.actor, { first: day, last: day }));
  };
  const title = say('peersOf', { day: text(day) });
  const order = marks.map((_, place) => place).reverse();
  const table: NumberTable = {
    heads: [say('who'), say('group'), say('observed')],
    rows: order.flatMap((place) => {
      const mark = marks[place];
      if (mark === undefined) return [];
      const name = actorName(mark.actor, say('nobody'));
      return [
        {
          key: mark.actor.key,
          name: isOwn(place) ? say('thisActor', { name }) : name,
          isAsked: mark.observed > 0,
          values: [mark.actor.group, mark.observed],
        },
      ];
    }),
  };
  return (
    <ChartFrame
      testId="actor-peers"
      title={title}
      note={say('peersNote', { group: actor.group, zone })}
      reading={`${say('peersReading')} ${others.length === 0 ? say('noPeers') : say('peersAsMany', { count: asMany, of: count(others.length), most: count(Math.max(0, ...others.map(({ observed }) => observed))) })}`}
      words={{ view: say('view'), asChart: say('asChart'), asTable: say('asTable') }}
      pictureKeys={[
        { name: actorName(actor, say('nobody')), fill: 'var(--danger)' },
        { name: say('peer'), fill: 'var(--series-2)' },
      ]}
      copyTable={() => numberTableText(table)}
      table={
        <NumbersTable
          label={title}
          table={table}
          pickLabel={(name) => say('eventsOf', { name })}
          onPick={(row) => pick(order[row] ?? -1)}
        />
      }
      chart={
        <>
          <PlotArea
            name="actor-peers"
            label={say('peersKeys', { title })}
            height={height}
            marks={marks.length}
            start={marks.findIndex((_, place) => isOwn(place))}
            markAt={(x, y, { width }) => {
              const dots = dotsFor(width);
              const far = dots.map((dot) => Math.hypot(dot.x - x, dot.y - y));
              const least = Math.min(...far);
              return least <= dotSize * 1.5 ? far.indexOf(least) : -1;
            }}
            pointOf={(place, { width }) => dotsFor(width)[place] ?? { x: 0, y: 0, pile: 0 }}
            tooltip={(place) => lineOf(place)}
            spoken={(place) => lineOf(place)}
            onPick={pick}
            draw={({ width }, at) => {
              const dots = dotsFor(width);
              const place = marks.findIndex((_, other) => isOwn(other));
              const self = dots[place];
              const label = `${actorName(actor, say('nobody'))}: ${count(own)}`;
              const base = height - bottom;
              const xOf = (value: number) => left + ((width - left - right) * value) / reach;
              return (
                <>
                  <line x1={left} x2={width - right} y1={base} y2={base} className={classes.axis} />
                  {ticks.map((value) => (
                    <g key={value}>
                      <line x1={xOf(value)} x2={xOf(value)} y1={base} y2={base + 4} className={classes.axis} />
                      <text x={xOf(value)} y={base + 16} textAnchor="middle" className={classes.tick}>
                        {count(value)}
                      </text>
                    </g>
                  ))}
                  {dots.map((dot, other) =>
                    other === place ? null : (
                      <circle
                        key={marks[other]?.actor.key}
                        cx={dot.x}
                        cy={dot.y}
                        r={4.5}
                        className={classes.dot}
                        data-at={at?.first === other}
                      />
                    ),
                  )}
                  {dots.map(({ x, y, pile }, other) =>
                    pile > 4 ? (
                      <text key={marks[other]?.actor.key} x={x} y={y - 9} textAnchor="middle" className={classes.tick}>
                        {count(pile)}
                      </text>
                    ) : null,
                  )}
                  {self !== undefined && (
                    <g data-testid="actor-peers-self">
                      <line x1={self.x} x2={self.x} y1={top - 12} y2={self.y} className={classes.lead} />
                      <path
                        d={`M${self.x} ${self.y - 7}l7 7l-7 7l-7 -7z`}
                        className={classes.self}
                        data-at={at?.first === place}
                      />
                      <text
                        x={self.x + (self.x > width / 2 ? 4 : -4)}
                        y={top - 18}
                        textAnchor={self.x > width / 2 ? 'end' : 'start'}
                        className={classes.name}
                      >
                        {label}
                      </text>
                    </g>
                  )}
                </>
              );
            }}
          />
          <ChartLegend
            keys={[
              { name: actorName(actor, say('nobody')), fill: 'var(--danger)', look: 'diamond' },
              { name: say('peer'), fill: 'var(--series-2)', look: 'box' },
            ]}
          />
        </>
      }
    />
  );
};
