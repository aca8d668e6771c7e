// The rules over the events in view: what they found, and what they are.
import { Button, Group, Loader, Text, Title } from '@mantine/core';
import { useKnownRules } from '../../data/use-known-rules.ts';
import { useRules } from '../../data/use-rules.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { HitList } from './hit-list.tsx';
import { RuleList } from './rule-list.tsx';
import styles from './rules.module.css';
import { words } from './words.ts';

export const RulesPart = () => {
  const say = useWords(words);
  const { count } = useFormat();
  const view = useView();
  const known = useKnownRules();
  const asked = useRules(view.filter, view.zone);
  const { report, running, progress, stopped, problem, current } = asked;
  const done = progress === null || progress.total === 0 ? 0 : Math.floor((progress.events / progress.total) * 100);
  return (
    <div className={styles.page} data-testid="rules-part" aria-busy={running}>
      <div className={styles.intro}>
        <Title order={2} size="h4">
          {say('title')}
        </Title>
        <Text size="sm" c="var(--text-soft)">
          {say('intro')}
        </Text>
      </div>
      <Group gap="xs" className={styles.state ?? ''} role="status">
        {running ? (
          <>
            <Loader size="xs" aria-hidden />
            <Text size="sm">{say('running', { percent: done })}</Text>
            <Button variant="default" size="compact-sm" onClick={asked.cancel}>
              {say('stop')}
            </Button>
          </>
        ) : (
          <>
            {report !== undefined && current && (
              <Text size="sm" fw={600} data-testid="rules-summary">
                {say('summary', { count: report.found, found: count(report.found), rules: report.rules.length })}{' '}
                <span className={styles.soft}>
                  {say('summaryEvents', { events: count(report.events), zone: view.zone })}
                </span>
              </Text>
            )}
            {stopped && <Text size="sm">{say(report === undefined ? 'stopped' : 'stoppedOld')}</Text>}
            <Button variant="default" size="compact-sm" onClick={asked.run} data-testid="rules-run">
              {say(report === undefined ? 'start' : 'again')}
            </Button>
          </>
        )}
      </Group>
      {view.text !== '' && (
        <Text size="sm" data-testid="rules-filtered">
          {say('filtered')}
        </Text>
      )}
      {problem !== null && <ProblemNote problem={problem} onRetry={asked.run} />}
      {report !== undefined && <HitList report={report} rules={known.rules} />}
      <RuleList known={known} report={report} />
    </div>
  );
};
