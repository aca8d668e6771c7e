// The dialog of a pull from SIVO, opened for the days of a stretch that is missing. Both are in the address.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ViewSearch } from './search.ts';

const dayForm = /^\d{4}-\d\d-\d\d$/;

export interface PullDialog {
  /** The days it was opened for, both included; null: it chooses itself. */
  days: { from: string; to: string } | null;
  open(from: string, to: string): void;
  close(): void;
}

export const usePullDialog = (): PullDialog => {
  const search: ViewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const [from = '', to = ''] = (search.days ?? '').split('..');
  const set = useCallback(
    (dialog: string | undefined, days: string | undefined) =>
      void navigate({ to: '.', search: (previous: ViewSearch) => ({ ...previous, dialog, days }) }),
    [navigate],
  );
  return {
    days: dayForm.test(from) && dayForm.test(to) ? { from, to } : null,
    open: (first, last) => set('api', `${first}..${last}`),
    close: () => set(undefined, undefined),
  };
};
