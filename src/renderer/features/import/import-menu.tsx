// The ways to import by button: native dialogs where the host has them, the browser's own otherwise, or a path.
import { Button, Menu } from '@mantine/core';
import { IconBucket, IconChevronDown, IconCloudDownload, IconFile, IconFolder, IconRoute } from '@tabler/icons-react';
import { type InputHTMLAttributes, useRef } from 'react';
import { useImportJob } from '../../data/job.tsx';
import { useHost } from '../../data/use-host.ts';
import { useHostDialogs } from '../../data/use-host-dialogs.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { pickedFiles } from './dropped-files.ts';
import { ImportPreferencesItems } from './import-preferences-items.tsx';
import { useImportDialog } from './use-import-dialog.ts';
import { words } from './words.ts';

/** React's types do not know it; every engine the workbench runs in does. */
const wholeFolder = { webkitdirectory: '' } as InputHTMLAttributes<HTMLInputElement>;

export const ImportMenu = () => {
  const say = useWords(words);
  const { can } = useHost();
  const dialogs = useHostDialogs();
  const { job, importPaths, importFiles } = useImportJob();
  const [, showDialog] = useImportDialog();
  const [, showRemote] = usePageParam('dialog', '');
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const busy = job?.state === 'running';

  const chooseFiles = async () => {
    if (!can('pickFiles')) return files.current?.click();
    const paths = await dialogs.pickFiles();
    if (paths.length > 0) importPaths(paths);
  };
  const chooseFolder = async () => {
    if (!can('pickFolder')) return folder.current?.click();
    const path = await dialogs.pickFolder('importFolder');
    if (path !== null) importPaths([path]);
  };
  const take = (input: HTMLInputElement) => {
    const picked = pickedFiles(input.files);
    if (picked.length > 0) importFiles(picked);
    input.value = '';
  };

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            disabled={busy}
            title={busy ? say('busy') : undefined}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            data-testid="import-menu"
          >
            {say('importMenu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFile size={16} aria-hidden />} onClick={() => void chooseFiles()}>
            {say('importFiles')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFolder size={16} aria-hidden />} onClick={() => void chooseFolder()}>
            {say('importFolder')}
          </Menu.Item>
          <Menu.Item leftSection={<IconRoute size={16} aria-hidden />} onClick={() => showDialog('path')}>
            {say('importPath')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconCloudDownload size={16} aria-hidden />} onClick={() => showRemote('api')}>
            {say('importApi')}
          </Menu.Item>
          <Menu.Item leftSection={<IconBucket size={16} aria-hidden />} onClick={() => showRemote('s3')}>
            {say('importS3')}
          </Menu.Item>
          <Menu.Divider />
          <ImportPreferencesItems />
        </Menu.Dropdown>
      </Menu>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-testid="import-files-input"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        {...wholeFolder}
        data-testid="import-folder-input"
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  );
};
