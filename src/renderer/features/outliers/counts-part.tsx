// The accesses counted: who accesses recordings, transcripts or exports, and when. It does not score.
import { Button, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useMemo } from 'react';
import { accessActions } from '#shared/model/anomaly.ts';
import { everything } from '#shared/model/filter.ts';
import { everyAction, readActions } from '../../data/anomaly-address.ts';
import { useFacets } from '../../data/use-facets.ts';
import { useHistogram } from '../../data/use-histogram.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { useWords } from '../../ui/define-words.ts';
import { formatDay } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { AccessControls } from './access-controls.tsx';
import { accessFilter, during, ofOthers, ofUser } from './access-filter.ts';
import { type DayRow, dayRows } from './day-rows.ts';
import styles from './outliers.module.css';
import { TimeChart, userColour } from './time-chart.tsx';
import { TimeTable } from './time-table.tsx';
import { type UserBar, userBars } from './user-bars.ts';
import { UserChart } from './user-chart.tsx';
import { UserTable } from './user-table.tsx';
import { words } from './words.ts';

const topUsers = 15;
/** Users with a colour of their own in the time chart. */
const stackedUsers = 5;
const buckets = ['day', 'week', 'month'] as const;
const bucketWords = { day: 'perDay', week: 'perWeek', month: 'perMonth' } as const;

export const CountsPart = () => {
  const say = useWords(words);
  const format = useFormat();
  const view = useView();
  const { zone } = view;
  const [resource, setResource] = usePageParam('resource', 'recording');
  const [actionList, setActionList] = usePageParam('actions', accessActions.join());
  const [bucketName, setBucket] = usePageParam('bucket', 'day');
  const actions = useMemo(() => readActions(actionList), [actionList]);
  const bucket = buckets.find((known) => known === bucketName) ?? 'day';
  const filter = useMemo(() => accessFilter(view.filter, resource, actions), [view.filter, resource, actions]);

  const { facets, loading, problem } = useFacets(filter, zone, ['actor.email'], topUsers);
  const time = useHistogram({ filter, zone, bucket, split: 'actor.email', limit: stackedUsers });
  const facet = facets?.facets[0];
  const total = facets?.count ?? 0;
  const bars = useMemo(() => (facet === undefined ? [] : userBars(facet, total)), [facet, total]);
  const rows = useMemo(() => (time.histogram === undefined ? [] : dayRows(time.histogram)), [time.histogram]);
  const names = [...(time.histogram?.series ?? []).map((email) => email ?? say('noUser')), say('otherUsers')];

  const nameOf = (bar: UserBar): string => {
    if (bar.others > 0) return say('others', { count: bar.others });
    return bar.email ?? say('noUser');
  };
  const showUser = (bar: UserBar) => {
    const named = bars.filter(({ others }) => others === 0).map(({ email }) => email);
    view.go('/events', bar.others > 0 ? ofOthers(filter, named) : ofUser(filter, bar.email));
  };
  const showTime = (row: DayRow) =>
    view.go('/events', during(filter, formatDay(row.start, zone), formatDay(row.end, zone)));
  const frameWords = { view: say('view'), asChart: say('asChart'), asTable: say('asTable') };
  const hintOf = (title: string) => say('chartHint', { title });

  return (
    <div className={styles.page} data-testid="access-counts">
      <Text size="sm" c="var(--text-soft)">
        {say('counts')} {say('playback')}
      </Text>
      <AccessControls
        resource={resource}
        onResource={setResource}
        actions={actions}
        onActions={(next) => setActionList(next === null ? everyAction : next.join())}
        filter={filter}
        onShowEvents={() => view.go('/events', filter)}
      />
      {problem === null ? null : <ProblemNote problem={problem} />}
      {facet === undefined && problem === null ? (
        <Skeleton height={320} role="status" aria-label={say('loading')} />
      ) : null}
      {facet !== undefined && total === 0 ? (
        <div data-testid="access-empty">
          <Text fw={600}>{say('empty')}</Text>
          <Text size="sm" maw={680}>
            {say('emptyHelp')}
          </Text>
          {view.text === '' ? null : (
            <Button variant="default" mt="sm" onClick={() => view.setFilter(everything)}>
              {say('withoutFilter')}
            </Button>
          )}
        </div>
      ) : null}
      {facet !== undefined && total > 0 ? (
        <div className={loading ? `${styles.charts} ${styles.stale}` : styles.charts} aria-busy={loading}>
          <Text size="sm" fw={600} data-testid="access-total" role="status">
            {say('total', { count: total, shown: format.count(total) })} ·{' '}
            {say('users', { count: facet.distinct, shown: format.count(facet.distinct) })}
          </Text>
          <ChartFrame
            testId="access-per-user"
            title={say('perUser')}
            note={bars.some(({ others }) => others > 0) ? say('perUserTop', { top: topUsers }) : say('perUserAll')}
            words={frameWords}
            pictureKeys={[]}
            chart={
              <UserChart bars={bars} total={total} nameOf={nameOf} hint={hintOf(say('perUser'))} onPick={showUser} />
            }
            table={<UserTable bars={bars} total={total} nameOf={nameOf} onPick={showUser} />}
          />
          {time.problem === null ? (
            <ChartFrame
              testId="access-per-time"
              title={say('perTime')}
              note={say('perTimeNote', { bucket: say(bucket), zone })}
              tools={
                <SegmentedControl
                  size="xs"
                  aria-label={say('bucket')}
                  data-testid="access-bucket"
                  value={bucket}
                  onChange={setBucket}
                  data={buckets.map((value) => ({ value, label: say(bucketWords[value]) }))}
                />
              }
              words={frameWords}
              pictureKeys={names.map((name, part) => ({ name, fill: userColour(part, names.length) }))}
              chart={
                <TimeChart rows={rows} names={names} zone={zone} hint={hintOf(say('perTime'))} onPick={showTime} />
              }
              table={<TimeTable rows={rows} names={names} zone={zone} onPick={showTime} />}
            />
          ) : (
            <ProblemNote problem={time.problem} />
          )}
        </div>
      ) : null}
    </div>
  );
};
