// The parts of an actor's page under each other, once its numbers are there.
import { Button, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActorScores } from '#shared/model/actor-scores.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { Finding } from '#shared/model/outliers.ts';
import { usePageParam, useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import classes from './actor.module.css';
import type { ActorChartProps } from './actor-chart-props.ts';
import { accessesOf } from './actor-filter.ts';
import { ActorHeading } from './actor-heading.tsx';
import { ContributionChart } from './contribution-chart.tsx';
import { CusumChart } from './cusum-chart.tsx';
import { DailyChart } from './daily-chart.tsx';
import { DayNumbers } from './day-numbers.tsx';
import { laterDay } from './day-plot.ts';
import { daysWithin, printDaySpan } from './day-span.ts';
import { dayKind } from './day-table.ts';
import { DayTools } from './day-tools.tsx';
import { FindingList } from './finding-list.tsx';
import { HistoryNote } from './history-note.tsx';
import { HourChart } from './hour-chart.tsx';
import { PeerChart } from './peer-chart.tsx';
import { ResourceChart } from './resource-chart.tsx';
import { useDayText } from './use-day-text.ts';
import { words } from './words.ts';

interface Props {
  scores: ActorScores;
  /** False while the numbers are those of another day. */
  current: boolean;
  day: string | null;
  filter: Filter;
  findingActions: ((finding: Finding) => ReactNode) | undefined;
  onBack(): void;
}

export const ActorView = ({ scores, current, day, filter, findingActions, onBack }: Props) => {
  const say = useWords(words);
  const text = useDayText();
  const view = useView();
  const [, setDay] = usePageParam('day', '');
  const [span, setSpan] = usePageParam('days', '');
  const { actor, parameters, findings } = scores;
  const { zone } = parameters.calendar;
  const days = daysWithin(scores.days, span);
  const show = (asked: Filter) => view.show({ page: '/events', filter: asked, zone, sort: 'newest' });
  const chart: ActorChartProps = {
    scores,
    days,
    day,
    filter,
    onShow: show,
    onZoom: (first, last) => setSpan(printDaySpan(first, last)),
    onDay: setDay,
  };
  const ofDay = scores.days.find((other) => other.day === day);
  const finding = findings.find((other) => other.day === day && other.window === 1) ?? null;
  return (
    <div className={classes.page} data-testid="actor-page" aria-busy={!current}>
      <ActorHeading actor={actor} onBack={onBack} />
      {scores.notEnoughHistory !== null && <HistoryNote short={scores.notEnoughHistory} />}
      {(findings.length > 0 || scores.notEnoughHistory === null) && (
        <section aria-label={say('findings')} className={classes.part}>
          <Title order={2} size="h5">
            {say('findingCount', { count: findings.length })}
          </Title>
          {findings.length === 0 ? (
            <Text size="sm">{say('noFindings')}</Text>
          ) : (
            <FindingList
              findings={findings}
              day={day}
              onDay={setDay}
              actions={findingActions}
              onShow={(one) =>
                show(accessesOf(filter, parameters, actor, { first: laterDay(one.day, 1 - one.window), last: one.day }))
              }
            />
          )}
        </section>
      )}
      {day !== null && (
        <section aria-label={say('dayOf', { day: text(day), zone })} className={classes.part}>
          <DayTools day={day} days={scores.days} findings={findings} zone={zone} onDay={setDay}>
            {ofDay !== undefined && (ofDay.observed ?? 0) > 0 && (
              <Button
                size="compact-xs"
                variant="default"
                data-testid="actor-show-day"
                onClick={() => show(accessesOf(filter, parameters, actor, { first: day, last: day }))}
              >
                {say('showEvents')}
              </Button>
            )}
          </DayTools>
          {ofDay === undefined ? (
            <Text size="sm">{say('dayOutside')}</Text>
          ) : dayKind(ofDay) === 'uncovered' ? (
            <Text size="sm">{say('uncoveredHelp')}</Text>
          ) : (
            <DayNumbers label={say('dayOf', { day: text(day), zone })} day={ofDay} finding={finding} />
          )}
        </section>
      )}
      {days.length < scores.days.length && (
        <div className={classes.zoomed} role="status">
          <span>
            {say('zoomed', {
              from: days[0]?.day ?? '',
              to: days.at(-1)?.day ?? '',
              count: days.length,
            })}
          </span>
          <Button size="compact-xs" variant="default" onClick={() => setSpan('')} data-testid="actor-all-days">
            {say('allDays')}
          </Button>
        </div>
      )}
      <DailyChart {...chart} />
      {day !== null && <PeerChart {...chart} day={day} />}
      {day !== null && <ContributionChart {...chart} day={day} />}
      <HourChart {...chart} />
      <ResourceChart {...chart} />
      <CusumChart {...chart} />
    </div>
  );
};
