// Asks where a key is kept and for the passphrase that takes: to keep one, to unlock it, to change it.
import { Button, Group, PasswordInput, Radio, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { KeyPlace, SigningKeys as Keys } from '#shared/model/signing-keys.ts';
import type { SigningKeys } from '../../data/use-signing-keys.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { words } from './words.ts';

export type KeyTask = 'create' | 'unlock' | 'rotate';

const verbs = { create: 'doCreate', unlock: 'doUnlock', rotate: 'doRotate' } as const;
const shortest = 8;

interface Props {
  task: KeyTask;
  keys: Keys;
  signing: SigningKeys;
  onClose(): void;
}

/** Render it while it is open. */
export const KeyDialog = ({ task, keys, signing, onClose }: Props) => {
  const say = useWords(words);
  const [chosen, setChosen] = useState<KeyPlace>(keys.current.kept === 'file' || !keys.keychain ? 'file' : 'keychain');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const place = task === 'unlock' ? 'file' : chosen;
  const asksTwice = task !== 'unlock' && place === 'file';
  const ready = place === 'keychain' || (passphrase.length >= shortest && (!asksTwice || passphrase === again));
  const close = (): void => {
    signing.clearChangeProblem();
    onClose();
  };
  const run = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!ready || signing.changing) return;
    const secret = place === 'file' ? passphrase : null;
    const done = task === 'unlock' ? await signing.unlock(passphrase) : await signing[task](place, secret);
    if (done) onClose();
  };
  return (
    <Dialog title={say(`${task}Title`)} onClose={close} size="md">
      <form onSubmit={(event) => void run(event)}>
        <Stack gap="sm">
          <Text size="sm">{say(`${task}Help`)}</Text>
          {task === 'unlock' ? null : (
            <Radio.Group
              label={say('place')}
              value={place}
              onChange={(value) => setChosen(value === 'file' ? 'file' : 'keychain')}
            >
              <Stack gap={6} mt={6}>
                <Radio
                  value="keychain"
                  label={say('place_keychain')}
                  description={keys.keychain ? undefined : say('noKeychain')}
                  disabled={!keys.keychain}
                />
                <Radio value="file" label={say('place_file')} description={keys.file} />
              </Stack>
            </Radio.Group>
          )}
          {place === 'keychain' ? null : (
            <PasswordInput
              data-autofocus
              label={say('passphrase')}
              description={task === 'unlock' ? undefined : say('passphraseHelp')}
              autoComplete={task === 'unlock' ? 'current-password' : 'new-password'}
              value={passphrase}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
              data-testid="key-passphrase"
            />
          )}
          {asksTwice ? (
            <PasswordInput
              label={say('again')}
              autoComplete="new-password"
              value={again}
              error={again !== '' && again !== passphrase ? say('differs') : undefined}
              onChange={(event) => setAgain(event.currentTarget.value)}
              data-testid="key-passphrase-again"
            />
          ) : null}
          {signing.changeProblem === null ? null : <ProblemNote problem={signing.changeProblem} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {say('cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={signing.changing} data-testid="key-confirm">
              {say(verbs[task])}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
