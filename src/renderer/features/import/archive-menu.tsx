// The archive menu: open another one, make a new one, open the demo, close this one.
import { Button, Menu } from '@mantine/core';
import { IconArchive, IconChevronDown, IconFlask, IconFolderOpen, IconPlus, IconX } from '@tabler/icons-react';
import { useImportJob } from '../../data/job.tsx';
import { useArchive } from '../../data/use-archive.ts';
import { useArchiveActions } from '../../data/use-archive-actions.ts';
import { useHost } from '../../data/use-host.ts';
import { useRecentArchives } from '../../data/use-recent-archives.ts';
import { useWords } from '../../ui/define-words.ts';
import { useImportDialog } from './use-import-dialog.ts';
import { words } from './words.ts';

export const ArchiveMenu = () => {
  const say = useWords(words);
  const { archive } = useArchive();
  const { host } = useHost();
  const { job, makeDemo } = useImportJob();
  const actions = useArchiveActions();
  const { archives } = useRecentArchives();
  const others = archives.filter(({ path, present }) => present && path !== archive?.path).slice(0, 5);
  const [, showDialog] = useImportDialog();
  const busy = job?.state === 'running';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          disabled={busy}
          title={busy ? say('busy') : undefined}
          leftSection={<IconArchive size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          data-testid="archive-menu"
        >
          {archive ? say('archiveMenuOf', { name: archive.name }) : say('archiveMenu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFolderOpen size={16} aria-hidden />} onClick={() => showDialog('open')}>
          {say('open')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => showDialog('create')}>
          {say('create')}
        </Menu.Item>
        {host === undefined ? null : (
          <Menu.Item leftSection={<IconFlask size={16} aria-hidden />} onClick={() => makeDemo(host.demoPath)}>
            {say('demo')}
          </Menu.Item>
        )}
        {others.length === 0 ? null : (
          <>
            <Menu.Divider />
            <Menu.Label>{say('recent')}</Menu.Label>
            {others.map(({ path, name }) => (
              <Menu.Item
                key={path}
                title={path}
                leftSection={<IconArchive size={16} aria-hidden />}
                onClick={() => void actions.open(path)}
              >
                {name}
              </Menu.Item>
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconX size={16} aria-hidden />} onClick={() => void actions.close()}>
          {say('closeArchive')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
