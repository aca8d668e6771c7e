// The second step of a sending: exactly the request, and an explicit yes to it.
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { RestorePlan } from '#shared/model/restore.ts';
import { useRestoreEndpoint } from '../../data/use-restore-endpoint.ts';
import type { RestoreSending } from '../../data/use-restore-plan.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { hostOf } from './host-of.ts';
import { OutcomeNote } from './outcome-note.tsx';
import classes from './restore.module.css';
import { TextBlock } from './text-block.tsx';
import { words } from './words.ts';

interface Props {
  /** The plan as it was when this step was opened. */
  plan: RestorePlan;
  sending: RestoreSending;
  onSend(): void;
  onBack(): void;
  onClose(): void;
}

export const ConfirmStep = ({ plan, sending, onSend, onBack, onClose }: Props) => {
  const say = useWords(words);
  const [agreed, setAgreed] = useState(false);
  const start = useRef<HTMLHeadingElement>(null);
  const { request, requestSha256 } = plan;
  const host = hostOf(request.url);
  const { outcome, problem } = sending;
  const { endpoint } = useRestoreEndpoint();
  const token = endpoint?.token ?? null;
  useEffect(() => start.current?.focus(), []);
  const parts = [
    { key: 'method', text: `${request.method} ${request.url}` },
    {
      key: 'headers',
      text: Object.entries(request.headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n'),
    },
    { key: 'body', text: request.body ?? say('noBody') },
    { key: 'hash', text: requestSha256 },
  ] as const;
  return (
    <div data-testid="restore-confirm">
      <h3 className={classes.sectionTitle} tabIndex={-1} ref={start}>
        {say(outcome === null ? 'confirmTitle' : 'sentTitle')}
      </h3>
      <Text size="sm">
        {say('confirmHelp', { host })}{' '}
        {say(`token_from_${token?.kind ?? 'none'}`, { name: token?.kind === 'environment' ? token.name : '' })}
      </Text>
      {parts.map(({ key, text }) => (
        <div key={key}>
          <h4 className={classes.partTitle}>{say(key)}</h4>
          <TextBlock label={say(key)} text={text} testId={`request-${key}`} />
        </div>
      ))}
      {problem !== null && <ProblemNote problem={problem} />}
      {outcome === null ? (
        <>
          <Checkbox
            mt="md"
            label={say('agree', { host })}
            checked={agreed}
            disabled={sending.sending || problem !== null}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
            data-testid="restore-agree"
          />
          <Group justify="flex-end" gap="xs" className={classes.foot ?? ''}>
            <Button variant="default" onClick={onBack} disabled={sending.sending} data-testid="restore-back">
              {say('back')}
            </Button>
            <Button
              color="red"
              disabled={!agreed || problem !== null}
              loading={sending.sending}
              onClick={onSend}
              data-testid="restore-send-now"
            >
              {say('sendNow', { host })}
            </Button>
          </Group>
        </>
      ) : (
        <>
          <OutcomeNote outcome={outcome} host={host} />
          <Group justify="flex-end" className={classes.foot ?? ''}>
            <Button autoFocus onClick={onClose}>
              {say('close')}
            </Button>
          </Group>
        </>
      )}
    </div>
  );
};
