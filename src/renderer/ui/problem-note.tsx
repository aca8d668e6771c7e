// An error as the user reads it: what happened, what to do, and the details to copy.
import { Alert, Button, CopyButton, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from './define-words.ts';
import { words } from './words.ts';

export interface ProblemNoteProps {
  problem: { what: string; todo: string; details: string };
  /** Shown as a button when given. */
  onRetry?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
}

export const ProblemNote = ({ problem, onRetry, onClose }: ProblemNoteProps) => {
  const say = useWords(words);
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={problem.what}
      role="alert"
      data-testid="problem"
      withCloseButton={onClose !== undefined}
      closeButtonLabel={say('close')}
      {...(onClose === undefined ? {} : { onClose })}
      styles={{ label: { overflowWrap: 'anywhere' } }}
    >
      <Text size="sm">{problem.todo}</Text>
      <Group gap="xs" mt="xs">
        {onRetry !== undefined && (
          <Button variant="default" onClick={onRetry}>
            {say('retry')}
          </Button>
        )}
        <CopyButton value={`${problem.what}\n${problem.todo}\n${problem.details}`}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? say('copied') : say('copyDetails')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
};
