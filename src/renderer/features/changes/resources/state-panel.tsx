// What the resource was at a moment, as far as the log tells: which moment, how much of it is known, and every field.
import { Button, CopyButton, Group, Skeleton, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import type { Moment, ResourceRef, ResourceVersion } from '#shared/model/changes.ts';
import type { ResourceStateAnswer } from '../../../data/use-resource-state.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { saveText } from '../../../ui/save-text.ts';
import { MomentForm } from './moment-form.tsx';
import { stateJson } from './state-json.ts';
import { StateStatement } from './state-statement.tsx';
import { StateTable } from './state-table.tsx';
import { useResourceAddress } from './use-resource-address.ts';
import { words } from './words.ts';

interface Props {
  resource: ResourceRef;
  versions: readonly ResourceVersion[];
  /** Where the version of an event stands among them. */
  places: ReadonlyMap<string, number>;
  asof: string;
  /** Null where `asof` is none. */
  moment: Moment | null;
  asked: ResourceStateAnswer;
}

export const StatePanel = ({ resource, versions, places, asof, moment, asked }: Props) => {
  const say = useWords(words);
  const { zone } = useView();
  const { look } = useResourceAddress();
  const { state, problem } = asked;
  const number = state?.version?.number ?? 0;
  const name = `${resource.type}-${resource.id}`.replaceAll(/[^\w.-]+/g, '_').slice(0, 80);
  return (
    <div data-testid="state-panel" aria-busy={state === undefined && problem === null && moment !== null}>
      <MomentForm
        key={asof}
        asof={asof}
        zone={zone}
        earlier={state === undefined ? undefined : versions[number - 2]}
        later={state === undefined ? undefined : versions[number]}
        onMoment={(next) => look({ asof: next })}
      />
      {moment === null ? (
        <Text size="sm" c="var(--danger)" role="alert" mt="xs">
          {say('badMoment')}
        </Text>
      ) : null}
      {problem === null ? null : <ProblemNote problem={problem} />}
      {state === undefined && problem === null && moment !== null ? (
        <Skeleton height={160} mt="sm" role="status" aria-label={say('loading')} />
      ) : null}
      {state === undefined || moment === null ? null : (
        <>
          <StateStatement state={state} moment={moment} places={places} zone={zone} />
          <Group gap="xs" mt={6}>
            <CopyButton value={stateJson(state)} timeout={1500}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  size="compact-sm"
                  title={say('copyStateHint')}
                  leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
                  onClick={copy}
                  data-testid="state-copy"
                >
                  {say(copied ? 'copied' : 'copyState')}
                </Button>
              )}
            </CopyButton>
            <Button
              variant="default"
              size="compact-sm"
              title={say('copyStateHint')}
              leftSection={<IconDownload size={14} aria-hidden />}
              onClick={() => saveText(`${name}-state.json`, stateJson(state), 'application/json')}
            >
              {say('saveState')}
            </Button>
          </Group>
          <StateTable state={state} zone={zone} />
        </>
      )}
    </div>
  );
};
