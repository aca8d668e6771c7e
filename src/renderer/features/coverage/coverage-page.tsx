// The Coverage page: which days the archive claims to hold whole, which it does not, and what SIVO forgets next.
import { Skeleton, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { CoverageDay } from '#shared/model/coverage.ts';
import { everything } from '#shared/model/filter.ts';
import { withTime } from '#shared/model/filter-edit.ts';
import { planSchema } from '#shared/model/remote.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useConnections } from '../../data/use-connections.ts';
import { useCoverage } from '../../data/use-coverage.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { ChartFrame } from '../../ui/chart-frame.tsx';
import { useWords } from '../../ui/define-words.ts';
import { formatDay } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CalendarLegend } from './calendar-legend.tsx';
import styles from './coverage.module.css';
import { CoverageCalendar } from './coverage-calendar.tsx';
import { DayTable } from './day-table.tsx';
import { retentionHorizon } from './retention.ts';
import { RetentionSection } from './retention-section.tsx';
import { SpanTable } from './span-table.tsx';
import { words } from './words.ts';

export const CoveragePage = () => {
  const say = useWords(words);
  const { zone, go } = useView();
  const { coverage, problem } = useCoverage(zone);
  const { connections } = useConnections();
  const [planName, setPlan] = usePageParam('plan', '');
  const [nowMs] = useState(() => Date.now());
  const connected = connections.find((connection) => connection.plan !== null)?.plan ?? null;
  const { plan: preferred } = usePreferences();
  const plan = planSchema.safeParse(planName).data ?? (planName === '' ? (preferred ?? connected) : null);
  const expiredBefore = plan === null ? null : formatDay(retentionHorizon(plan, nowMs), zone);
  const open = ({ day }: CoverageDay) => {
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    go('/events', withTime(everything, { from: day, to: next }));
  };
  return (
    <div className={styles.page} data-testid="coverage-page" aria-busy={coverage === undefined && problem === null}>
      <Title order={1} size="h3">
        {say('page')}
      </Title>
      <Text size="sm" c="var(--text-soft)" maw={760}>
        {say('pageHelp')}
      </Text>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {coverage === undefined && problem === null ? (
        <Skeleton height={280} mt={20} role="status" aria-label={say('loading')} />
      ) : null}
      {coverage === undefined ? null : (
        <>
          <div className={styles.section}>
            <ChartFrame
              testId="coverage-days"
              title={say('calendar')}
              note={say('calendarNote', { zone: coverage.zone })}
              words={{ view: say('view'), asChart: say('asChart'), asTable: say('asTable') }}
              chart={
                <>
                  <CoverageCalendar days={coverage.days} expiredBefore={expiredBefore} onOpen={open} />
                  <CalendarLegend withHorizon={expiredBefore !== null} />
                </>
              }
              table={<DayTable days={coverage.days} />}
            />
          </div>
          <RetentionSection coverage={coverage} plan={plan} onPlan={(next) => setPlan(next ?? 'none')} nowMs={nowMs} />
          <section className={styles.section}>
            <Title order={2} size="h5">
              {say('gaps')}
            </Title>
            <Text size="sm" c="var(--text-soft)">
              {coverage.gaps.length === 0 ? say('noGaps') : say('gapsHelp')}
            </Text>
            {coverage.gaps.length === 0 ? null : (
              <SpanTable spans={coverage.gaps} zone={coverage.zone} testId="coverage-gaps" />
            )}
          </section>
          <section className={styles.section}>
            <Title order={2} size="h5">
              {say('ranges')}
            </Title>
            {coverage.ranges.length === 0 ? (
              <Text size="sm">{say('noRanges')}</Text>
            ) : (
              <SpanTable spans={coverage.ranges} zone={coverage.zone} testId="coverage-ranges" />
            )}
          </section>
          <section className={styles.section}>
            <Title order={2} size="h5">
              {say('emptyDays')}
            </Title>
            <Text size="sm" className="tabular" data-testid="coverage-empty-days">
              {coverage.emptyDays.length === 0
                ? say('noEmptyDays')
                : coverage.emptyDays
                    .map(({ day, suspicious }) => (suspicious ? `${day} (${say('daySuspicious')})` : day))
                    .join(', ')}
            </Text>
          </section>
          {coverage.unstated.length === 0 ? null : (
            <section className={styles.section}>
              <Title order={2} size="h5">
                {say('unstated')}
              </Title>
              <Text size="sm" c="var(--text-soft)">
                {say('unstatedHelp')}
              </Text>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {coverage.unstated.map(({ source }) => source).join(', ')}
              </Text>
            </section>
          )}
        </>
      )}
    </div>
  );
};
