// The fields of a connection: address, where the token is kept, the tenant's plan.
import { Group, NativeSelect, PasswordInput, Radio, Stack, Text, TextInput } from '@mantine/core';
import { planSchema } from '#shared/model/remote.ts';
import { useWords } from '../../ui/define-words.ts';
import { type ConnectionDraft, isUrlAllowed, isVariable } from './connection-draft.ts';
import { words } from './words.ts';

interface Props {
  draft: ConnectionDraft;
  onChange: (change: Partial<ConnectionDraft>) => void;
  keychain: boolean;
}

export const ConnectionFields = ({ draft, onChange, keychain }: Props) => {
  const say = useWords(words);
  return (
    <Stack gap="xs">
      <TextInput
        label={say('url')}
        description={say('urlHelp')}
        value={draft.url}
        error={draft.url === '' || isUrlAllowed(draft.url) ? null : say('urlBad')}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        data-testid="connection-url"
        onChange={(event) => onChange({ url: event.currentTarget.value.trim() })}
      />
      <Radio.Group
        label={say('tokenFrom')}
        value={draft.keep}
        onChange={(keep) => onChange({ keep: keep === 'keychain' ? 'keychain' : 'environment' })}
      >
        <Stack gap={4} mt={4}>
          <Radio size="xs" value="keychain" label={say('tokenKeychain')} disabled={!keychain} />
          <Radio size="xs" value="environment" label={say('tokenEnvironment')} data-testid="connection-environment" />
        </Stack>
      </Radio.Group>
      {keychain ? null : (
        <Text size="xs" c="var(--text-soft)" data-testid="connection-no-keychain">
          {say('noKeychain')}
        </Text>
      )}
      {draft.keep === 'keychain' ? (
        <PasswordInput
          label={say('token')}
          description={draft.id === '' ? null : say('tokenKept')}
          value={draft.secret}
          autoComplete="off"
          disabled={!keychain}
          onChange={(event) => onChange({ secret: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          label={say('variable')}
          value={draft.variable}
          error={isVariable(draft.variable) ? null : say('variableBad')}
          spellCheck={false}
          autoComplete="off"
          data-testid="connection-variable"
          onChange={(event) => onChange({ variable: event.currentTarget.value.trim() })}
        />
      )}
      <Group grow align="flex-end" gap="xs">
        <TextInput
          label={say('name')}
          value={draft.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={say('plan')}
          value={draft.plan ?? ''}
          data-testid="connection-plan"
          onChange={(event) => onChange({ plan: planSchema.safeParse(event.currentTarget.value).data ?? null })}
          data={[
            { value: '', label: say('planNone') },
            ...planSchema.options.map((value) => ({ value, label: say(`plan_${value}`) })),
          ]}
        />
      </Group>
    </Stack>
  );
};
