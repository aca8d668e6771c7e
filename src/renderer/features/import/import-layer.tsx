// Everything of importing that lies over the pages: the drop zone, the dialogs and the panel of the running job.
import { useState } from 'react';
import type { DroppedFile } from '../../data/upload.ts';
import { ArchiveDialog } from './archive-dialog.tsx';
import { DropZone } from './drop-zone.tsx';
import { JobPanel } from './job-panel.tsx';
import { PathDialog } from './path-dialog.tsx';
import { useEndNotice } from './use-end-notice.ts';
import { useImportDialog } from './use-import-dialog.ts';
import { useLeaveWarning } from './use-leave-warning.ts';
import { useMenuCommand } from './use-menu-command.ts';

/** Mounted once in the shell. Files dropped while no archive is open wait until one has been created. */
export const ImportLayer = () => {
  useMenuCommand();
  useLeaveWarning();
  useEndNotice();
  const [dialog, show] = useImportDialog();
  const [waiting, setWaiting] = useState<readonly DroppedFile[]>([]);
  const close = () => {
    show(null);
    setWaiting([]);
  };
  return (
    <>
      <DropZone
        onWait={(files) => {
          setWaiting(files);
          show('create');
        }}
      />
      {dialog === 'open' || dialog === 'create' ? (
        <ArchiveDialog key={dialog} mode={dialog} waiting={waiting} onClose={close} />
      ) : null}
      {dialog === 'path' ? <PathDialog onClose={close} /> : null}
      <JobPanel />
    </>
  );
};
