// What the check answers, how far it is, and its answer in one line.
import { Button, Group, Progress, Text, Title } from '@mantine/core';
import { IconLink, IconPlayerStop } from '@tabler/icons-react';
import type { ChainControl } from '../../../data/use-chain.ts';
import { useWords } from '../../../ui/define-words.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './chain.module.css';
import { words } from './words.ts';

/** What stands aside of the count, said only where there is any. */
const asides = ['unidentified', 'conflicting', 'spellings', 'unsettled'] as const;

export const ChainHead = ({ chain }: { chain: ChainControl }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { report, current, running, progress, stopped } = chain;
  const some = (key: 'resources' | 'links' | 'breaks' | (typeof asides)[number], value: number): string =>
    say(key, { count: value, shown: count(value) });
  const told =
    progress === null
      ? say('starting')
      : say('running', { done: count(progress.changes), total: count(progress.total) });
  return (
    <header className={classes.head}>
      <Group justify="space-between" align="flex-start" gap="sm" className={classes.headRow ?? ''}>
        <div className={classes.intro}>
          <Title order={2} size="h4">
            {say('title')}
          </Title>
          <Text size="sm">{say('question')}</Text>
          <Text size="xs" c="var(--text-soft)">
            {say('scope')}
          </Text>
        </div>
        {running ? (
          <Button
            variant="default"
            flex="none"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={chain.cancel}
            data-testid="chain-cancel"
          >
            {say('cancel')}
          </Button>
        ) : (
          <Button
            variant={stopped ? 'filled' : 'default'}
            flex="none"
            leftSection={<IconLink size={16} aria-hidden />}
            onClick={chain.run}
            data-testid="chain-run"
          >
            {say(stopped ? 'start' : 'run')}
          </Button>
        )}
      </Group>
      <div className={classes.state} role="status">
        {running && (
          <>
            <Text size="sm" className="tabular">
              {told}
            </Text>
            <Progress
              maw={420}
              mt={4}
              value={progress === null ? 0 : (100 * progress.changes) / Math.max(1, progress.total)}
              transitionDuration={0}
              aria-label={told}
            />
          </>
        )}
        {stopped && <Text size="sm">{say(report === undefined ? 'stopped' : 'stoppedOld')}</Text>}
        {report !== undefined && (
          <Text size="sm" fw={600} className="tabular" data-testid="chain-summary" data-current={current}>
            {some('resources', report.checked.resources)}, {some('links', report.checked.links)},{' '}
            {some('breaks', report.breakTotal)}
          </Text>
        )}
        {report !== undefined && !current && running && <Text size="xs">{say('outdated')}</Text>}
        {report !== undefined &&
          asides
            .filter((key) => report.checked[key] > 0)
            .map((key) => (
              <Text key={key} size="xs" c="var(--text-soft)" data-testid={`chain-${key}`}>
                {some(key, report.checked[key])}
              </Text>
            ))}
      </div>
    </header>
  );
};
