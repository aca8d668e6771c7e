// The dialog of the ways back, over whatever page asked for it.
import { useArchive } from '../../data/use-archive.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { useRestoreDialog } from './use-restore-dialog.ts';

/** Mounted once in the shell; the address parameter is `restore`. */
export const RestoreLayer = () => {
  const { archive } = useArchive();
  const [eventId, open] = useRestoreDialog();
  if (eventId === '' || !archive) return null;
  return <RestoreDialog key={eventId} eventId={eventId} onClose={() => open('')} />;
};
