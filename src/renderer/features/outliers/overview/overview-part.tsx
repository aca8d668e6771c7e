// Everybody × days at a glance, coloured by score.
import { SegmentedControl, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { ScoredActor } from '#shared/model/outliers.ts';
import { useAnomalyQuestion } from '../../../data/use-anomaly-question.ts';
import { useScoreOverview } from '../../../data/use-score-overview.ts';
import { ChartTools } from '../../../ui/chart-tools.tsx';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { tsvText } from '../../../ui/tsv-text.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { useLanguage } from '../../../ui/use-language.ts';
import { actorName } from '../actor-name.ts';
import { QuestionBar } from '../parameters/question-bar.tsx';
import { useActorWays } from '../use-actor-ways.ts';
import type { LaneScene } from './draw-lane.ts';
import { laneEntries } from './lane-cells.ts';
import type { LaneCell } from './lane-geometry.ts';
import { LaneLegend } from './lane-legend.tsx';
import { lanePicture } from './lane-picture.ts';
import { type LaneSort, laneRows, laneSorts } from './lane-rows.ts';
import { LaneTable } from './lane-table.tsx';
import styles from './overview.module.css';
import { ScoreLane } from './score-lane.tsx';
import { words } from './words.ts';

const sortWords = { score: 'byScore', name: 'byName', group: 'byGroup' } as const;

export const OverviewPart = () => {
  const say = useWords(words);
  const language = useLanguage();
  const { count, decimal } = useFormat();
  const asked = useAnomalyQuestion();
  const { question, parameters } = asked;
  const { overview, loading, problem, run } = useScoreOverview(question);
  const { openPerson } = useActorWays(question);
  const [sort, setSort] = useState<LaneSort>('score');
  const [text, setText] = useState('');
  const [asTable, setAsTable] = useState(false);
  const drawn = useRef<LaneScene | null>(null);
  const nobody = say('nobody');
  const rows = useMemo(
    () =>
      overview === undefined ? [] : laneRows(overview, (actor: ScoredActor) => actorName(actor, nobody), sort, text),
    [overview, nobody, sort, text],
  );
  const names = useMemo(() => {
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
    const month = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
    return {
      weekday: (day: string) => weekday.format(new Date(`${day}T00:00:00Z`)),
      month: (name: string) => month.format(new Date(`${name}-01T00:00:00Z`)),
    };
  }, [language]);
  const { zone } = parameters.calendar;
  const title = say('title');
  const note = say('note', { zone });

  const textOf = ({ row, day }: LaneCell): string => {
    const at = rows[row];
    const date = overview?.days[day];
    if (at === undefined || date === undefined || overview === undefined) return '';
    const seen = overview.counts[at.place]?.[day] ?? null;
    const score = overview.scores[at.place]?.[day] ?? null;
    const who = { who: at.name, day: date, weekday: names.weekday(date) };
    if (overview.covered[day] === false || seen === null) return say('cellUncovered', who);
    const accesses = say('accesses', { count: seen, shown: count(seen) });
    return score === null
      ? say('cellNoScore', { ...who, accesses })
      : say('cell', { ...who, accesses, score: decimal(score) });
  };
  const pick = ({ row, day }: LaneCell): void => {
    const at = rows[row];
    const date = overview?.days[day];
    if (at !== undefined && date !== undefined) openPerson({ actor: at.actor, day: date, window: 1 });
  };
  const table = (): string =>
    overview === undefined
      ? ''
      : tsvText([
          [say('who'), say('group'), say('day'), say('count'), say('score')],
          ...laneEntries(overview, rows, 0).map((entry) => [
            entry.row.name,
            entry.row.actor.group,
            entry.day,
            entry.count,
            entry.score ?? '',
          ]),
        ]);

  return (
    <div className={styles.page} data-testid="overview-part" aria-busy={loading}>
      <div className={styles.intro}>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm" c="var(--text-soft)">
          {note}
        </Text>
      </div>
      <QuestionBar asked={asked} />
      {problem !== null && <ProblemNote problem={problem} onRetry={run} />}
      {overview === undefined && problem === null && (
        <Skeleton height={360} role="status" aria-label={say('loading')} />
      )}
      {overview !== undefined && overview.actors.length === 0 && (
        <div data-testid="overview-empty">
          <Text fw={600}>{say('empty')}</Text>
          <Text size="sm" maw={680}>
            {say('emptyHelp')}
          </Text>
        </div>
      )}
      {overview !== undefined && overview.actors.length > 0 && (
        <>
          <div className={styles.tools}>
            <div>
              <div className={styles.label} aria-hidden>
                {say('sort')}
              </div>
              <SegmentedControl
                size="xs"
                aria-label={say('sort')}
                value={sort}
                onChange={(value) => setSort(laneSorts.find((one) => one === value) ?? 'score')}
                data={laneSorts.map((value) => ({ value: value as string, label: say(sortWords[value]) }))}
                data-testid="overview-sort"
              />
            </div>
            <TextInput
              label={say('find')}
              placeholder={say('findHelp')}
              leftSection={<IconSearch size={14} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              data-testid="overview-find"
            />
            <Text size="sm" className="tabular" role="status">
              {say('shown', { shown: count(rows.length), total: count(overview.actors.length) })}
            </Text>
            <div className={styles.toolsEnd}>
              <ChartTools
                name="overview"
                asTable={asTable}
                onAsTable={setAsTable}
                picture={() => (drawn.current === null ? null : lanePicture(drawn.current, `${title} · ${note}`))}
                table={table}
              />
            </div>
          </div>
          {rows.length === 0 && <Text size="sm">{say('noMatch', { text })}</Text>}
          {rows.length > 0 && !asTable && (
            <>
              <ScoreLane
                scene={{ overview, rows, parameters, monthName: names.month }}
                label={say('hint', { people: count(rows.length), days: count(overview.days.length) })}
                textOf={textOf}
                onPick={pick}
                onScene={(scene) => {
                  drawn.current = scene;
                }}
              />
              <LaneLegend parameters={parameters} />
            </>
          )}
          {rows.length > 0 && asTable && (
            <LaneTable
              overview={overview}
              rows={rows}
              parameters={parameters}
              onPick={({ row, day }) => openPerson({ actor: row.actor, day, window: 1 })}
            />
          )}
        </>
      )}
    </div>
  );
};
