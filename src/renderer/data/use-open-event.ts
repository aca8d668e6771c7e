// The way from anywhere to one event in the grid.
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { printFilter } from '#shared/model/filter-text.ts';
import type { ViewSearch } from './search.ts';

/** The address of the Events page with this event alone and its details open, out of the address shown. */
export const toEvent =
  (id: string) =>
  (search: ViewSearch): ViewSearch => ({
    ...search,
    q: printFilter({ op: 'is', field: 'id', values: [id] }),
    event: id,
  });

/** Goes to the Events page with this event alone and its details open. */
export const useOpenEvent = (): ((id: string) => void) => {
  const navigate = useNavigate();
  return useCallback((id) => void navigate({ to: '/events', search: toEvent(id) }), [navigate]);
};
