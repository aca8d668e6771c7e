// Sets the endpoint up. Nothing is sent to it from here, not even a test.
import { Button, Group, NativeSelect, PasswordInput, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RestoreEndpointState } from '../../data/use-restore-endpoint.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import {
  bodies,
  draftOf,
  type EndpointDraft,
  endpointOf,
  isComplete,
  isTemplate,
  isVariable,
  methods,
  tokenKinds,
} from './endpoint-draft.ts';
import { words } from './words.ts';

export const EndpointDialog = ({ state, onClose }: { state: RestoreEndpointState; onClose: () => void }) => {
  const say = useWords(words);
  const { endpoint, keychain, saving, problem } = state;
  const [draft, setDraft] = useState<EndpointDraft>(() => draftOf(endpoint ?? null));
  const change = (part: Partial<EndpointDraft>): void => setDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    const made = endpointOf(draft);
    if (isComplete(draft) && (await state.save(made.endpoint, made.secret))) onClose();
  };
  return (
    <Dialog onClose={onClose} title={say('setting')} size="lg">
      <form
        data-testid="endpoint-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{say('settingHelp')}</Text>
          <TextInput
            label={say('url')}
            description={say('urlHelp')}
            value={draft.url}
            error={draft.url === '' || isTemplate(draft.url) ? null : say('urlBad')}
            spellCheck={false}
            autoComplete="off"
            data-autofocus
            data-testid="endpoint-url"
            onChange={(event) => change({ url: event.currentTarget.value.trim() })}
          />
          <Group grow gap="xs">
            <NativeSelect
              size="xs"
              label={say('methodName')}
              value={draft.method}
              data={[...methods]}
              onChange={(event) =>
                change({ method: methods.find((one) => one === event.currentTarget.value) ?? 'PATCH' })
              }
              data-testid="endpoint-method"
            />
            <NativeSelect
              size="xs"
              label={say('sends')}
              value={draft.body}
              data={bodies.map((value) => ({ value, label: say(`output_${value}`) }))}
              onChange={(event) => change({ body: bodies.find((one) => one === event.currentTarget.value) ?? 'patch' })}
              data-testid="endpoint-body"
            />
          </Group>
          <Radio.Group
            label={say('token')}
            value={draft.keep}
            onChange={(value) => change({ keep: tokenKinds.find((one) => one === value) ?? 'none' })}
          >
            <Stack gap={4} mt={4}>
              {tokenKinds.map((kind) => (
                <Radio
                  key={kind}
                  size="xs"
                  value={kind}
                  label={say(`token_${kind}`)}
                  disabled={kind === 'keychain' && !keychain}
                  data-testid={`endpoint-token-${kind}`}
                />
              ))}
            </Stack>
          </Radio.Group>
          {keychain ? null : (
            <Text size="xs" c="var(--text-soft)">
              {say('noKeychain')}
            </Text>
          )}
          {draft.keep === 'keychain' && (
            <PasswordInput
              size="xs"
              label={say('secret')}
              description={draft.kept ? say('secretKept') : null}
              value={draft.secret}
              autoComplete="off"
              onChange={(event) => change({ secret: event.currentTarget.value })}
            />
          )}
          {draft.keep === 'environment' && (
            <TextInput
              label={say('variable')}
              value={draft.variable}
              error={isVariable(draft.variable) ? null : say('variableBad')}
              spellCheck={false}
              autoComplete="off"
              data-testid="endpoint-variable"
              onChange={(event) => change({ variable: event.currentTarget.value.trim() })}
            />
          )}
          {problem === null ? null : <ProblemNote problem={problem} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit" loading={saving} disabled={!isComplete(draft)} data-testid="endpoint-save">
              {say('saveEndpoint')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
