// What the findings answer, how far the search is, and its answer in words.
import { Button, Group, Progress, Text, Title } from '@mantine/core';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import type { OutliersControl } from '../../../data/use-outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import { chanceOf } from './chance-of.ts';
import styles from './findings.module.css';
import { words } from './words.ts';

export const FindingsHead = ({ outliers }: { outliers: OutliersControl }) => {
  const say = useWords(words);
  const { count, decimal } = useFormat();
  const { report, current, running, progress, stopped } = outliers;
  const told =
    progress === null
      ? say('starting')
      : say('running', { done: count(progress.events), total: count(progress.total) });
  const chance = chanceOf(report?.expectedFalseAlarms ?? 0);
  const chanceText = say(chance.key, chance.amount === null ? {} : { shown: decimal(chance.amount) });
  const budget = report?.budget ?? null;
  return (
    <header>
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
        <div className={styles.intro}>
          <Title order={2} size="h4">
            {say('title')}
          </Title>
          <Text size="sm" c="var(--text-soft)">
            {say('question')}
          </Text>
        </div>
        {running ? (
          <Button
            variant="default"
            flex="none"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={outliers.cancel}
            data-testid="outliers-cancel"
          >
            {say('cancel')}
          </Button>
        ) : (
          <Button
            variant={stopped ? 'filled' : 'default'}
            flex="none"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={outliers.run}
            data-testid="outliers-run"
          >
            {say(stopped ? 'start' : 'run')}
          </Button>
        )}
      </Group>
      <div className={styles.state} role="status">
        {running && (
          <>
            <Text size="sm" className="tabular">
              {told}
            </Text>
            <Progress
              maw={420}
              mt={4}
              value={progress === null ? 0 : (100 * progress.events) / Math.max(1, progress.total)}
              transitionDuration={0}
              aria-label={told}
            />
          </>
        )}
        {stopped && <Text size="sm">{say(report === undefined ? 'stopped' : 'stoppedOld')}</Text>}
        {report !== undefined && (
          <>
            <Text size="sm" fw={600} className="tabular" data-testid="outliers-summary" data-current={current}>
              {say('summary', {
                count: report.found,
                found: count(report.found),
                actors: count(report.actors),
                events: count(report.events),
                days: count(report.coveredDays),
              })}
            </Text>
            {report.events > 0 && (
              <Text size="sm" data-testid="outliers-threshold">
                {budget === null
                  ? say('threshold', { threshold: decimal(report.threshold), chance: chanceText })
                  : say('thresholdBudget', {
                      threshold: decimal(report.threshold),
                      chance: chanceText,
                      budget: say(budget.per === 'day' ? 'budgetDay' : 'budgetWeek', { shown: decimal(budget.alerts) }),
                    })}
              </Text>
            )}
          </>
        )}
        {report !== undefined && !current && running && <Text size="xs">{say('outdated')}</Text>}
      </div>
    </header>
  );
};
