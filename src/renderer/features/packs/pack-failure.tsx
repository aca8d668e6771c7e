// A pack that was not written: why, and how to go on. A file that is in the way is a question, not an error.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import type { PackJob } from '../../data/pack-job.tsx';
import type { Problem } from '../../data/problem.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

interface Props {
  job: PackJob;
  /** Null where it was cancelled. */
  problem: Problem | null;
  onOverwrite(): void;
  onBack(): void;
}

export const PackFailure = ({ job, problem, onOverwrite, onBack }: Props) => {
  const say = useWords(words);
  if (problem?.code === 'FILE_EXISTS') {
    return (
      <Stack gap="sm" data-testid="pack-exists">
        <Alert
          color="yellow"
          icon={<IconFileAlert aria-hidden />}
          title={say('existsTitle')}
          role="alert"
          styles={{ title: { color: 'var(--text)' } }}
        >
          <Text size="sm" className={classes.code ?? ''}>
            {say('exists', { path: job.request.path })}
          </Text>
        </Alert>
        <Group gap="xs">
          <Button color="red.9" onClick={onOverwrite} data-testid="pack-overwrite">
            {say('overwrite')}
          </Button>
          <Button variant="default" onClick={onBack}>
            {say('otherName')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="sm" data-testid="pack-failure">
      {problem === null ? (
        <Text size="sm" role="status">
          {say('cancelled')}
        </Text>
      ) : (
        <ProblemNote problem={problem} />
      )}
      <div>
        <Button variant="default" onClick={onBack}>
          {say('again')}
        </Button>
      </div>
    </Stack>
  );
};
