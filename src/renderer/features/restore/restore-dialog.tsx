// The way back from one event: which way, what it would change, the texts to use, and, where an endpoint is set up, the sending.
import { Loader, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RestoreInput, RestoreMode, RestorePlan } from '#shared/model/restore.ts';
import { useRestorePlan, useRestoreSending } from '../../data/use-restore-plan.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { formatTime } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { isUndecided } from './is-undecided.ts';
import { NoteList } from './note-list.tsx';
import { OutputTabs } from './output-tabs.tsx';
import { PlanRows } from './plan-rows.tsx';
import classes from './restore.module.css';
import { SendBar } from './send-bar.tsx';
import { WayChoice } from './way-choice.tsx';
import { words } from './words.ts';

export const RestoreDialog = ({ eventId, onClose }: { eventId: string; onClose: () => void }) => {
  const say = useWords(words);
  const { zone } = useView();
  const [mode, setMode] = useState<RestoreMode>('undo');
  const [choices, setChoices] = useState<RestoreInput['choices']>({});
  const [guard, setGuard] = useState(false);
  const [confirmed, setConfirmed] = useState<RestorePlan | null>(null);
  const input = { eventId, mode, choices, guard };
  const { plan, current, problem } = useRestorePlan(input);
  const sending = useRestoreSending();
  const undecided = plan?.rows.some((row) => isUndecided(row, choices)) ?? false;
  return (
    <Dialog onClose={onClose} title={say('title')} size="xl" closeOnClickOutside={confirmed === null}>
      {confirmed !== null ? (
        <ConfirmStep
          plan={confirmed}
          sending={sending}
          onSend={() => sending.send({ ...input, requestSha256: confirmed.requestSha256 })}
          onBack={() => {
            sending.forget();
            setConfirmed(null);
          }}
          onClose={onClose}
        />
      ) : (
        <Stack gap="md" data-testid="restore-dialog" aria-busy={plan === undefined && problem === null}>
          {plan !== undefined && (
            <Text size="sm" className={classes.subject ?? ''}>
              <b>{plan.resource.type}</b> {plan.resource.name ?? <span className="mono">{plan.resource.id}</span>} ·{' '}
              {say('of', {
                time: formatTime(plan.eventAt, zone),
                zone,
                actor: plan.actor.email ?? plan.actor.id ?? say('noOne'),
              })}
            </Text>
          )}
          <WayChoice
            mode={mode}
            onChoose={(next) => {
              setMode(next);
              setChoices({});
            }}
          />
          {problem !== null && <ProblemNote problem={problem} />}
          {plan === undefined && problem === null && (
            <Text size="sm" role="status">
              <Loader size={12} aria-hidden mr={6} />
              {say('planning')}
            </Text>
          )}
          {plan !== undefined && (
            <>
              {plan.request.method === 'DELETE' && plan.rows.length > 0 && (
                <Text size="sm" fw={600} c="var(--danger)" data-testid="restore-deletes">
                  {say('deletes')}
                </Text>
              )}
              <NoteList notes={plan.notes} />
              <PlanRows
                plan={plan}
                choices={choices}
                onChoose={(paths, choice) =>
                  setChoices({ ...choices, ...Object.fromEntries(paths.map((path) => [path, choice])) })
                }
              />
              {plan.rows.length > 0 && (
                <OutputTabs plan={plan} current={current} guard={guard} onGuard={setGuard} undecided={undecided} />
              )}
              <SendBar
                plan={plan}
                current={current}
                undecided={undecided}
                onSend={() => setConfirmed(plan)}
                onClose={onClose}
              />
            </>
          )}
        </Stack>
      )}
    </Dialog>
  );
};
