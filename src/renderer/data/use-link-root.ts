// The root of the data that the link which led here was made of, as the address names it.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ViewSearch } from './search.ts';

/** `wanted` null: the address names none. `drop` takes it out of the address, leaving no step in the history. */
export const useLinkRoot = (): { wanted: string | null; drop(): void } => {
  const search: ViewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const drop = useCallback(
    () =>
      void navigate({
        to: '.',
        replace: true,
        search: (previous: ViewSearch) => ({ ...previous, archive: undefined }),
      }),
    [navigate],
  );
  return { wanted: search.archive ?? null, drop };
};
