// What came of a sending, and where it is written down.
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { RestoreOutcome } from '#shared/model/restore.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import classes from './restore.module.css';
import { TextBlock } from './text-block.tsx';
import { words } from './words.ts';

const looks = {
  accepted: { color: 'green', icon: <IconCircleCheck aria-hidden /> },
  refused: { color: 'red', icon: <IconAlertTriangle aria-hidden /> },
  unreachable: { color: 'yellow', icon: <IconHelpCircle aria-hidden /> },
} as const;

export const OutcomeNote = ({ outcome: sent, host }: { outcome: RestoreOutcome; host: string }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { outcome, status, answer, ledgerSequence } = sent;
  const told = say(outcome === 'unreachable' ? 'reason' : 'answer');
  return (
    <Alert
      mt="md"
      variant="light"
      color={looks[outcome].color}
      icon={looks[outcome].icon}
      title={say(`sent_${outcome}`, { host, status: status ?? say('noStatus') })}
      role="alert"
      data-testid="restore-outcome"
      data-outcome={outcome}
      styles={{ label: { color: 'var(--text)', overflowWrap: 'anywhere' } }}
    >
      {/* The ledger counts its lines from 0, people from 1, as the Integrity page shows them. */}
      <Text size="sm">
        {say('ledger', { line: count(ledgerSequence + 1) })} {outcome === 'accepted' ? say('verify') : ''}
      </Text>
      {answer !== '' && (
        <>
          <h4 className={classes.partTitle}>{told}</h4>
          <TextBlock label={told} text={answer} testId="outcome-answer" />
        </>
      )}
    </Alert>
  );
};
