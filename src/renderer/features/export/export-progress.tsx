// An export at work: how far, how fast, how long still, and the ways to cancel it or to let it go on alone.
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ExportJob } from '../../data/export-job.tsx';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './export.module.css';
import { exportFigures } from './export-figures.ts';
import { words } from './words.ts';

export const ExportProgress = ({ job, onCancel, onClose }: { job: ExportJob; onCancel(): void; onClose(): void }) => {
  const say = useWords(words);
  const format = useFormat();
  const { progress } = job;
  const total = progress?.total ?? job.events;
  const figures = progress === null ? null : exportFigures(progress);
  const title = say('running', { count: total, shown: format.count(total) });
  const facts = [
    progress === null ? null : say('written', { done: format.count(progress.events), total: format.count(total) }),
    progress === null || progress.bytes === 0 ? null : say('bytes', { bytes: format.bytes(progress.bytes) }),
    figures?.perSecond == null ? null : say('rate', { rate: format.count(figures.perSecond) }),
    figures?.remainingMs == null ? null : say('timeLeft', { time: format.duration(figures.remainingMs) }),
  ].filter((fact) => fact !== null);
  return (
    <Stack gap="sm" data-testid="export-progress">
      <Text size="sm" role="status">
        {title}
      </Text>
      <Text size="xs" className={classes.file ?? ''}>
        {job.request.path}
      </Text>
      <Progress
        value={figures?.share == null ? 100 : figures.share * 100}
        animated={figures?.share == null}
        transitionDuration={0}
        aria-label={title}
      />
      <Text size="xs" className="tabular">
        {facts.join(' · ')}
      </Text>
      <Text size="xs" c="var(--text-faint)">
        {say('backgroundHelp')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel} data-testid="export-cancel">
          {say('stop')}
        </Button>
        <Button onClick={onClose}>{say('background')}</Button>
      </Group>
    </Stack>
  );
};
