// Imports a file or a folder by its path on the machine the host runs on; nothing is copied through the browser.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useImportJob } from '../../data/job.tsx';
import { useHost } from '../../data/use-host.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FolderBrowser } from './folder-browser.tsx';
import { words } from './words.ts';

export const PathDialog = ({ onClose }: { onClose: () => void }) => {
  const say = useWords(words);
  const { can } = useHost();
  const { importPaths } = useImportJob();
  const [path, setPath] = useState('');
  return (
    <Dialog onClose={onClose} title={say('pathTitle')} size="lg">
      <form
        data-testid="import-path-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (path.trim() === '') return;
          importPaths([path.trim()]);
          onClose();
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{say('pathHelp')}</Text>
          <TextInput
            label={say('path')}
            value={path}
            data-autofocus
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          {can('browseFolders') ? (
            <FolderBrowser
              files
              onFolder={(folder, entered) => setPath((current) => (entered || current === '' ? folder : current))}
              onChoose={(entry) => setPath(entry.path)}
            />
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit" disabled={path.trim() === ''}>
              {say('importAction')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
