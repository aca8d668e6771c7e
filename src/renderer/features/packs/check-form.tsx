// Which pack is checked, and the fingerprint its sender told another way.
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { fingerprintSchema } from '#shared/model/ledger.ts';
import { useHost } from '../../data/use-host.ts';
import { useHostDialogs } from '../../data/use-host-dialogs.ts';
import { useWords } from '../../ui/define-words.ts';
import classes from './packs.module.css';
import { words } from './words.ts';
import type { BrowseFolders } from './write-panel.tsx';

interface Asked {
  path: string;
  fingerprint: string | null;
}

export const CheckForm = (props: Asked & { browse: BrowseFolders; onCheck(asked: Asked): void }) => {
  const { browse, onCheck } = props;
  const say = useWords(words);
  const { host, can } = useHost();
  const { pickFiles } = useHostDialogs();
  const [path, setPath] = useState(props.path);
  const [told, setTold] = useState(props.fingerprint ?? '');
  const [browsing, setBrowsing] = useState(false);
  const fingerprint = told.trim();
  const wrong = fingerprint !== '' && !fingerprintSchema.safeParse(fingerprint).success;
  const ready = path.trim() !== '' && !wrong;
  const check = (at: string): void =>
    onCheck({ path: at.trim(), fingerprint: fingerprint === '' || wrong ? null : fingerprint });
  const choose = async (): Promise<void> => {
    const [first] = await pickFiles();
    if (first === undefined) return;
    setPath(first);
    check(first);
  };
  return (
    <form
      className={classes.checkForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) check(path);
      }}
    >
      <Stack gap="sm">
        <Group align="flex-end" gap="xs">
          <TextInput
            className={classes.path ?? ''}
            label={say('receivedFile')}
            value={path}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setPath(event.currentTarget.value)}
            data-testid="received-path"
          />
          {can('pickFiles') ? (
            <Button variant="default" onClick={() => void choose()}>
              {say('choose')}
            </Button>
          ) : (
            can('browseFolders') && (
              <Button variant="default" aria-expanded={browsing} onClick={() => setBrowsing(!browsing)}>
                {say('browse')}
              </Button>
            )
          )}
        </Group>
        {browsing &&
          browse({
            start: host?.exportFolder ?? '',
            onFolder: setPath,
            onFile: (file) => {
              setPath(file);
              setBrowsing(false);
            },
          })}
        <TextInput
          label={say('fingerprint')}
          description={say('fingerprintHelp')}
          placeholder="SHA256:…"
          value={told}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: classes.code ?? '' }}
          error={wrong ? say('fingerprintWrong') : null}
          onChange={(event) => setTold(event.currentTarget.value)}
          data-testid="received-fingerprint"
        />
        <div>
          <Button
            type="submit"
            disabled={!ready}
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            data-testid="received-check"
          >
            {say('check')}
          </Button>
        </div>
      </Stack>
    </form>
  );
};
