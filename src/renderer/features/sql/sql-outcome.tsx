// Under the editor: what is going on, what came out, or what went wrong.
import { Loader, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { SqlControl } from '../../data/use-sql.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { ResultGrid } from './result-grid.tsx';
import { ResultSummary } from './result-summary.tsx';
import classes from './sql.module.css';
import { words } from './words.ts';

/** Seconds since `startedAt` (epoch ms), told every second. */
const useSeconds = (startedAt: number): number => {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((now - startedAt) / 1000));
};

const Running = ({ sql }: { sql: SqlControl }) => {
  const say = useWords(words);
  const { count, duration } = useFormat();
  const seconds = useSeconds(sql.startedAt);
  const { loading } = sql;
  const told =
    loading === null ? say('running') : say('loading', { done: count(loading.events), of: count(loading.of) });
  return (
    <div className={classes.notice} data-testid="sql-running" role="status">
      <Text size="sm" component="div" style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
        <Loader size={14} aria-hidden />
        {told} <span className="tabular">{duration(seconds * 1000)}</span>
      </Text>
      {loading !== null && (
        <>
          <Progress mt={8} maw={420} value={(100 * loading.events) / Math.max(1, loading.of)} aria-label={told} />
          <Text size="xs" c="var(--text-faint)" mt={4}>
            {say('loadingHint')}
          </Text>
        </>
      )}
    </div>
  );
};

export const SqlOutcome = ({ sql }: { sql: SqlControl }) => {
  const say = useWords(words);
  const { phase, result, problem } = sql;
  if (phase === 'running') return <Running sql={sql} />;
  if (problem !== null) {
    return (
      <div className={classes.notice}>
        <ProblemNote problem={problem} />
      </div>
    );
  }
  if (phase === 'done' && result !== null) {
    return (
      <>
        <ResultSummary result={result} />
        {result.rows.length === 0 ? (
          <Text className={classes.notice} size="sm" data-testid="sql-empty">
            {say('empty')}
          </Text>
        ) : (
          <ResultGrid key={sql.startedAt} result={result} />
        )}
      </>
    );
  }
  return (
    <Text className={classes.notice} size="sm" c="var(--text-soft)" role="status" data-testid="sql-idle">
      {say(phase === 'cancelled' ? 'stopped' : 'idle')}
    </Text>
  );
};
