// The dialog of an API pull: which connection, which days, and a test before anything is asked for.
import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { plans } from '#shared/model/remote.ts';
import { useImportJob } from '../../data/job.tsx';
import { useConnections } from '../../data/use-connections.ts';
import { useView } from '../../data/view-state.ts';
import { dayInstant, dayOfInstant } from '../../ui/day-instant.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import {
  type ConnectionDraft,
  connectionOf,
  draftOf,
  emptyDraft,
  isComplete,
  lacksSecret,
} from './connection-draft.ts';
import { ConnectionFields } from './connection-fields.tsx';
import { DayFields } from './day-fields.tsx';
import { TestResult } from './test-result.tsx';
import { words } from './words.ts';

const dayMs = 86_400_000;
const usualDays = 30;

interface Props {
  /** Days to begin with, both included; null: the last thirty. */
  missing: { from: string; to: string } | null;
  onClose: () => void;
}

export const ApiDialog = ({ missing, onClose }: Props) => {
  const say = useWords(words);
  const { zone } = useView();
  const { job, pull } = useImportJob();
  const known = useConnections();
  const { connections, keychain, tested, testing, problem } = known;
  const [newId] = useState(() => crypto.randomUUID());
  const [nowMs] = useState(() => Date.now());
  const [edited, setEdited] = useState<ConnectionDraft | null>(null);
  const [days, setDays] = useState(
    missing ?? { from: dayOfInstant(nowMs - usualDays * dayMs, zone), to: dayOfInstant(nowMs, zone) },
  );
  const [again, setAgain] = useState(false);
  const [overlap, setOverlap] = useState(24);
  const [busy, setBusy] = useState(false);
  const first = connections[0];
  const draft = edited ?? (first === undefined ? emptyDraft(keychain) : draftOf(first));

  const from = dayInstant(days.from, zone);
  const to = dayInstant(days.to, zone, 1);
  const canPull = isComplete(draft) && from !== null && to !== null && days.from <= days.to;
  const horizonMs = draft.plan === null ? null : nowMs - plans[draft.plan] * dayMs;
  const beforeHorizon = horizonMs !== null && from !== null && Date.parse(from) < horizonMs - dayMs;

  const change = (part: Partial<ConnectionDraft>) => {
    known.forgetTest();
    setEdited({ ...draft, ...part });
  };
  const choose = (id: string) => {
    const found = connections.find((connection) => connection.id === id);
    known.forgetTest();
    setEdited(found === undefined ? emptyDraft(keychain) : draftOf(found));
  };
  /** Saves what a call has to find in the keychain; resolves with the connection, or null when saving failed. */
  const settle = async () => {
    const connection = connectionOf(draft, newId);
    if (draft.keep === 'environment' || draft.secret === '') return connection;
    if (!(await known.save(connection, draft.secret))) return null;
    setEdited({ ...draft, id: connection.id, secret: '' });
    return connection;
  };
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const test = () =>
    during(async () => {
      const connection = await settle();
      if (connection !== null) known.test(connection);
    });
  const save = () =>
    during(async () => {
      const connection = connectionOf(draft, newId);
      const secret = draft.keep === 'keychain' && draft.secret !== '' ? draft.secret : null;
      if (await known.save(connection, secret)) setEdited({ ...draft, id: connection.id, secret: '' });
    });
  const remove = () =>
    during(async () => {
      if (await known.remove(draft.id)) setEdited(emptyDraft(keychain));
    });
  const start = () =>
    during(async () => {
      if (!canPull || from === null || to === null) return;
      const connection = await settle();
      if (connection === null) return;
      pull({ url: connection.url, token: connection.token, from, to, again, overlapHours: overlap });
      onClose();
    });

  return (
    <Dialog onClose={onClose} title={say('apiTitle')} size="lg">
      <form
        data-testid="api-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{say('apiHelp')}</Text>
          {connections.length > 0 ? (
            <NativeSelect
              label={say('connection')}
              value={draft.id}
              data-testid="connection-choice"
              onChange={(event) => choose(event.currentTarget.value)}
              data={[
                ...connections.map(({ id, name }) => ({ value: id, label: name })),
                { value: '', label: say('newConnection') },
              ]}
            />
          ) : null}
          <ConnectionFields draft={draft} onChange={change} keychain={keychain} />
          <Group gap="xs">
            <Button
              variant="default"
              loading={testing}
              disabled={!isComplete(draft) || busy}
              onClick={() => void test()}
              data-testid="connection-test"
            >
              {say('test')}
            </Button>
            <Button
              variant="default"
              disabled={!isComplete(draft) || lacksSecret(draft) || busy}
              onClick={() => void save()}
              data-testid="connection-save"
            >
              {say('save')}
            </Button>
            {draft.id === '' ? null : (
              <Button variant="subtle" color="red" disabled={busy} onClick={() => void remove()}>
                {say('remove')}
              </Button>
            )}
          </Group>
          {tested === null ? null : <TestResult tested={tested} />}
          <DayFields {...days} zone={zone} onChange={(nextFrom, nextTo) => setDays({ from: nextFrom, to: nextTo })} />
          <Group gap="xs">
            {[7, usualDays].map((count) => (
              <Button
                key={count}
                variant="default"
                size="compact-xs"
                onClick={() =>
                  setDays({ from: dayOfInstant(nowMs - (count - 1) * dayMs, zone), to: dayOfInstant(nowMs, zone) })
                }
              >
                {say('lastDays', { count })}
              </Button>
            ))}
            {horizonMs === null ? null : (
              <Button
                variant="default"
                size="compact-xs"
                onClick={() => setDays({ from: dayOfInstant(horizonMs, zone), to: dayOfInstant(nowMs, zone) })}
              >
                {say('wholePlan')}
              </Button>
            )}
          </Group>
          {beforeHorizon && horizonMs !== null ? (
            <Text size="sm" c="var(--warning)" data-testid="pull-horizon">
              {say('horizon', { day: `${dayOfInstant(horizonMs, zone)} (${zone})` })}
            </Text>
          ) : null}
          <Group align="flex-end" gap="lg">
            <NumberInput
              label={say('overlap')}
              description={say('overlapHelp')}
              value={overlap}
              min={0}
              max={744}
              allowDecimal={false}
              onChange={(value) => setOverlap(typeof value === 'number' ? value : 24)}
            />
            <Checkbox
              label={say('again')}
              checked={again}
              onChange={(event) => setAgain(event.currentTarget.checked)}
            />
          </Group>
          {problem === null ? null : <ProblemNote problem={problem} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button
              type="submit"
              loading={busy}
              disabled={!canPull || job?.state === 'running'}
              title={job?.state === 'running' ? say('busy') : undefined}
              data-testid="pull-start"
            >
              {say('pull')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
