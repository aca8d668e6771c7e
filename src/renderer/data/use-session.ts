// Asks for the session an event belongs to.
import { useCallback } from 'react';
import type { Session } from '#shared/model/patterns-over-time.ts';
import { useClient } from './client.tsx';

/** Throws what the call throws. */
export const useSession = (): ((id: string) => Promise<Session>) => {
  const { client } = useClient();
  return useCallback((id) => client.events.session({ id }), [client]);
};
