// The event the dialog of the ways back is open for, kept in the address; '' while it is closed.
import { usePageParam } from '../../data/view-state.ts';

export const useRestoreDialog = (): [eventId: string, open: (eventId: string) => void] => usePageParam('restore', '');
