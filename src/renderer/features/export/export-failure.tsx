// An export that ended without a file: why, and how to go on. A file that is in the way is a question, not an error.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import type { ExportJob } from '../../data/export-job.tsx';
import type { Problem } from '../../data/problem.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './export.module.css';
import { words } from './words.ts';

interface Props {
  job: ExportJob;
  /** Null where it was cancelled. */
  problem: Problem | null;
  onOverwrite(): void;
  /** Back to the choices. */
  onAgain(): void;
  onClose(): void;
}

export const ExportFailure = ({ job, problem, onOverwrite, onAgain, onClose }: Props) => {
  const say = useWords(words);
  if (problem?.code === 'FILE_EXISTS') {
    return (
      <Stack gap="sm" data-testid="export-exists">
        <Alert
          color="yellow"
          icon={<IconFileAlert aria-hidden />}
          title={say('existsTitle')}
          role="alert"
          styles={{ title: { color: 'var(--text)' } }}
        >
          <Text size="sm" className={classes.file ?? ''}>
            {say('exists', { path: job.request.path })}
          </Text>
        </Alert>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onAgain} data-autofocus>
            {say('otherName')}
          </Button>
          <Button color="red.9" onClick={onOverwrite} data-testid="export-overwrite">
            {say('overwrite')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="sm" data-testid="export-failure">
      {problem === null ? (
        <Text size="sm" role="status">
          {say('cancelled')}
        </Text>
      ) : (
        <ProblemNote problem={problem} />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {say('close')}
        </Button>
        <Button onClick={onAgain} data-autofocus>
          {say('another')}
        </Button>
      </Group>
    </Stack>
  );
};
