// Runs the desktop's native menu: its commands arrive as a fragment of the address and become the actions of this feature.
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import { fromMenuFragment, type MenuCommand } from '#shared/menu-command.ts';
import type { Capability } from '#shared/model/host.ts';
import { useImportJob } from '../../data/job.tsx';
import type { ViewSearch } from '../../data/search.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useHost } from '../../data/use-host.ts';
import { useHostDialogs } from '../../data/use-host-dialogs.ts';
import type { ImportDialog } from './use-import-dialog.ts';

interface Circumstances {
  hasArchive: boolean;
  can(capability: Capability): boolean;
}

/** The dialog a command opens; undefined for the native ones, which pick paths and need an archive to import them into. */
const dialogOf = (command: MenuCommand, { hasArchive, can }: Circumstances): ImportDialog | undefined => {
  if (command === 'openArchive') return 'open';
  if (command === 'newArchive' || !hasArchive) return 'create';
  return can(command === 'importFiles' ? 'pickFiles' : 'pickFolder') ? undefined : 'path';
};

/** Called once, where the dialogs are shown. While a job runs, commands are dropped as its buttons are disabled. */
export const useMenuCommand = (): void => {
  const fragment = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const { archive } = useArchive();
  const { can } = useHost();
  const { job, importPaths } = useImportJob();
  const { pickFiles, pickFolder } = useHostDialogs();

  const pick = async (command: MenuCommand): Promise<string[]> => {
    switch (command) {
      case 'importFiles':
        return pickFiles();
      case 'importFolder': {
        const path = await pickFolder('importFolder');
        return path === null ? [] : [path];
      }
      case 'newArchive':
      case 'openArchive':
        return [];
      default:
        return assertNever(command);
    }
  };

  const run = useEffectEvent(async (command: MenuCommand): Promise<void> => {
    const busy = job?.state === 'running';
    const dialog = busy ? undefined : dialogOf(command, { hasArchive: archive !== null, can });
    // The command leaves the address at once, so that a reload does not repeat it.
    await navigate({
      to: '.',
      hash: '',
      replace: true,
      search: (previous: ViewSearch) => (dialog === undefined ? previous : { ...previous, dialog }),
    });
    if (busy || dialog !== undefined) return;
    const paths = await pick(command);
    if (paths.length > 0) importPaths(paths);
  });

  useEffect(() => {
    const command = fromMenuFragment(fragment);
    if (command !== null) void run(command);
  }, [fragment]);
};
