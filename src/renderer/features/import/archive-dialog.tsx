// Opens an archive or creates a new one: the native dialog where the host has one, otherwise a path and a folder browser.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useImportJob } from '../../data/job.tsx';
import type { DroppedFile } from '../../data/upload.ts';
import { useArchiveActions } from '../../data/use-archive-actions.ts';
import { useHost } from '../../data/use-host.ts';
import { useHostDialogs } from '../../data/use-host-dialogs.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { joinPath } from '../../ui/join-path.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { FolderBrowser } from './folder-browser.tsx';
import { words } from './words.ts';

interface Props {
  mode: 'open' | 'create';
  /** Files to import as soon as the archive is there. */
  waiting: readonly DroppedFile[];
  onClose: () => void;
}

export const ArchiveDialog = ({ mode, waiting, onClose }: Props) => {
  const say = useWords(words);
  const { can } = useHost();
  const { pickFolder } = useHostDialogs();
  const actions = useArchiveActions();
  const { importFiles } = useImportJob();
  const [path, setPath] = useState('');
  const [proposed, setProposed] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  // A proposal arrives while the field has the focus: what is typed or pasted next takes its place.
  useEffect(() => {
    if (proposed !== null && document.activeElement === field.current) field.current?.select();
  }, [proposed]);

  const finish = async (chosen: string) => {
    const done = await (mode === 'open' ? actions.open(chosen) : actions.create(chosen));
    if (!done) return;
    if (waiting.length > 0) importFiles(waiting);
    onClose();
  };
  const choose = async () => {
    const chosen = await pickFolder(mode === 'open' ? 'openArchive' : 'createArchive');
    if (chosen === null) return;
    setPath(chosen);
    await finish(chosen);
  };

  return (
    <Dialog onClose={onClose} title={say(mode === 'open' ? 'openTitle' : 'createTitle')} size="lg">
      <form
        data-testid={`${mode}-archive-dialog`}
        onSubmit={(event) => {
          event.preventDefault();
          if (path.trim() !== '') void finish(path.trim());
        }}
      >
        <Stack gap="sm">
          <Text size="sm">{say(mode === 'open' ? 'openHelp' : 'createHelp')}</Text>
          {waiting.length > 0 ? <Text size="sm">{say('createForDrop', { count: waiting.length })}</Text> : null}
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <TextInput
              ref={field}
              style={{ flex: 1 }}
              label={say('path')}
              value={path}
              data-autofocus
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setPath(event.currentTarget.value)}
            />
            {can('pickFolder') ? (
              <Button variant="default" onClick={() => void choose()}>
                {say('choose')}
              </Button>
            ) : null}
          </Group>
          {can('browseFolders') && !can('pickFolder') ? (
            <FolderBrowser
              files={false}
              onFolder={(folder, entered) => {
                if (mode !== 'create') return;
                const next = joinPath(folder, say('defaultName'));
                setPath((current) => (entered || current === '' ? next : current));
                setProposed(next);
              }}
              onChoose={(entry) => setPath(mode === 'create' ? joinPath(entry.path, say('defaultName')) : entry.path)}
            />
          ) : null}
          {actions.problem === null ? null : <ProblemNote problem={actions.problem} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit" loading={actions.busy} disabled={path.trim() === ''}>
              {say(mode === 'open' ? 'openAction' : 'createAction')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
