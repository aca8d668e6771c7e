// Everything of exporting that lies over the pages: the dialog, the note at its end, and the question before a page is left.
import { useCallback, useEffect } from 'react';
import { useExportJob } from '../../data/export-job.tsx';
import { useArchive } from '../../data/use-archive.ts';
import { useHost } from '../../data/use-host.ts';
import { ExportDialog } from './export-dialog.tsx';
import type { BrowseFolders } from './export-form.tsx';
import { useExportDialog } from './use-export-dialog.ts';
import { useExportNotice } from './use-export-notice.ts';

/** Mounted once in the shell. */
export const ExportLayer = ({ browse }: { browse: BrowseFolders }) => {
  const { archive } = useArchive();
  const { host } = useHost();
  const { job } = useExportJob();
  const [opened, show] = useExportDialog();
  const close = useCallback(() => show(false), [show]);
  useExportNotice(opened, () => show(true));

  // A browser asks the question itself; a desktop window would refuse to close without a word.
  const warns = job?.state === 'running' && host?.host === 'loopback';
  useEffect(() => {
    if (!warns) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [warns]);

  return opened && archive ? <ExportDialog browse={browse} onClose={close} /> : null;
};
