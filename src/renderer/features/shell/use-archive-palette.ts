// Opening, making and closing archives, and getting events into one.
import { useNavigate } from '@tanstack/react-router';
import { toMenuFragment } from '#shared/menu-command.ts';
import { useImportJob } from '../../data/job.tsx';
import { useArchive } from '../../data/use-archive.ts';
import { useArchiveActions } from '../../data/use-archive-actions.ts';
import { useHost } from '../../data/use-host.ts';
import { useRecentArchives } from '../../data/use-recent-archives.ts';
import { usePageParam } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import type { Action } from './action.ts';
import { words } from './words.ts';

export const useArchivePalette = (): Action[] => {
  const say = useWords(words);
  const navigate = useNavigate();
  const { archive } = useArchive();
  const { host } = useHost();
  const { archives } = useRecentArchives();
  const { open, close } = useArchiveActions();
  const { job, makeDemo } = useImportJob();
  const [, setDialog] = usePageParam('dialog', '');
  // As its buttons are disabled meanwhile.
  if (job?.state === 'running') return [];
  const action = (id: string, label: string, run: () => void): Action => ({
    id,
    group: 'archives',
    label,
    keys: null,
    run,
  });
  // By the way of the native menu, which knows dialogs and what to do without an archive.
  const menu = (command: 'importFiles' | 'importFolder') => () =>
    void navigate({ to: '.', search: (search) => search, hash: toMenuFragment(command).slice(1) });
  return [
    action('open', say('openArchive'), () => setDialog('open')),
    action('create', say('createArchive'), () => setDialog('create')),
    ...(host === undefined ? [] : [action('demo', say('openDemo'), () => makeDemo(host.demoPath))]),
    ...archives
      .filter(({ path, present }) => present && path !== archive?.path)
      .map(({ path, name }) => ({
        ...action(`recent-${path}`, say('openRecent', { name }), () => void open(path)),
        also: path,
      })),
    ...(archive
      ? [
          action('importFiles', say('importFiles'), menu('importFiles')),
          action('importFolder', say('importFolder'), menu('importFolder')),
          action('importPath', say('importPath'), () => setDialog('path')),
          action('api', say('pullApi'), () => setDialog('api')),
          action('s3', say('fetchBucket'), () => setDialog('s3')),
          action('close', say('closeArchive'), () => void close()),
        ]
      : []),
  ];
};
