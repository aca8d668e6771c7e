// A job at work: phase, source, counts, rate and time left, and the way to cancel it.
import { Button, Group, Progress, Text } from '@mantine/core';
import type { Job } from '../../data/job.tsx';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Equation } from './equation.tsx';
import { jobFigures } from './job-figures.ts';
import { words } from './words.ts';

export const JobProgress = ({ job, onCancel }: { job: Job; onCancel: () => void }) => {
  const say = useWords(words);
  const format = useFormat();
  const { progress, upload } = job;
  const figures = progress === null ? null : jobFigures(progress);
  const uploadShare = upload === null || upload.bytesTotal === 0 ? null : upload.bytesDone / upload.bytesTotal;
  const share = figures?.share ?? uploadShare;
  const phaseName = job.looking ? 'looking' : (progress?.phase ?? 'starting');
  const phase = say(`phase_${phaseName}`);
  const title = say(job.kind === 'demo' ? 'jobDemo' : 'jobImport');
  const facts = [
    progress !== null && progress.bytesTotal > 0
      ? say('bytesOf', { done: format.bytes(progress.bytesDone), total: format.bytes(progress.bytesTotal) })
      : null,
    figures?.perSecond == null ? null : say('rate', { rate: format.count(figures.perSecond) }),
    figures?.remainingMs == null ? null : say('timeLeft', { time: format.duration(figures.remainingMs) }),
    progress !== null && progress.sourcesTotal > 1
      ? say('sourceOf', { done: format.count(progress.sourcesDone), total: format.count(progress.sourcesTotal) })
      : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="xs" c="var(--text-soft)" style={{ overflowWrap: 'anywhere' }}>
            {upload === null
              ? [phase, progress?.source].filter((part) => part !== undefined && part !== '').join(' · ')
              : say('sending', { name: upload.name })}
          </Text>
        </div>
        <Button variant="default" onClick={onCancel} data-testid="job-cancel">
          {say('cancel')}
        </Button>
      </Group>
      <Progress
        my={8}
        value={share === null ? 100 : share * 100}
        animated={share === null}
        aria-label={title}
        transitionDuration={0}
      />
      {facts.length === 0 ? null : (
        <Text size="xs" mb={6} className="tabular">
          {facts.join(' · ')}
        </Text>
      )}
      {progress === null ? null : <Equation counts={progress} />}
    </>
  );
};
