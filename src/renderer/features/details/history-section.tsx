// One history: how many events, from when to when, their time line with this event on it, and the way to the grid.
import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EventVersion } from '#shared/model/event.ts';
import type { Filter } from '#shared/model/filter.ts';
import { withTime } from '#shared/model/filter-edit.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useEventHistory } from '../../data/use-event-history.ts';
import { useHistogram } from '../../data/use-histogram.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './details.module.css';
import { miniBucket } from './mini-bars.ts';
import { MiniTimeline } from './mini-timeline.tsx';
import { words } from './words.ts';

export interface HistorySectionProps {
  title: string;
  filter: Filter;
  version: EventVersion;
  testId: string;
  children?: ReactNode;
}

export const HistorySection = ({ title, filter, version, testId, children }: HistorySectionProps) => {
  const say = useWords(words);
  const { count } = useFormat();
  const view = useView();
  const { archive } = useArchive();
  const { history, problem } = useEventHistory(filter, 1);
  const bucket = miniBucket(archive?.oldest ?? null, archive?.newest ?? null);
  const { histogram, problem: histogramProblem } = useHistogram({ filter, zone: view.zone, bucket });
  const shownProblem = problem ?? histogramProblem;
  const first = history?.oldest;
  const last = history?.newest[0];
  const at = (instant: string): string => formatSecond(instant, view.zone);
  const show = (question: Filter) => view.setFilter(question, { keepSelected: true });
  return (
    <section data-testid={testId} aria-busy={history === undefined && shownProblem === null}>
      <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
        <h3 className={styles.historyTitle}>{title}</h3>
        <Button
          size="compact-xs"
          variant="default"
          className={styles.fixed ?? ''}
          disabled={view.filterProblem !== null}
          onClick={() => show(filter)}
        >
          {say('showInGrid')}
        </Button>
      </Group>
      {shownProblem === null ? null : <ProblemNote problem={shownProblem} />}
      {history === undefined || first === undefined || first === null || last === undefined ? null : (
        <Text size="xs" c="var(--text-soft)" className="tabular">
          {say('historyCount', { count: history.count, shown: count(history.count) })} ·{' '}
          {say('firstLast', { first: at(first.timestamp), last: at(last.timestamp), zone: view.zone })}
        </Text>
      )}
      {histogram === undefined || !archive?.oldest || !archive.newest ? null : (
        <MiniTimeline
          label={say(`per_${bucket}`, { what: title, zone: view.zone })}
          buckets={histogram.buckets}
          from={archive.oldest}
          to={archive.newest}
          here={version.event.timestamp}
          onPick={(from, to) => show(withTime(filter, { from, to }))}
        />
      )}
      {children}
    </section>
  );
};
