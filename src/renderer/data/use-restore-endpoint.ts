// Where a way back may be sent from this machine: nowhere, until the user sets an endpoint up. The token only ever travels
// towards the host.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RestoreEndpoint } from '#shared/model/restore.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface RestoreEndpointState {
  /** Undefined until it was read; null where none is set up. */
  endpoint: RestoreEndpoint | null | undefined;
  /** Whether this machine has a keychain that keeps tokens. */
  keychain: boolean;
  saving: boolean;
  /** Of the last call that failed. */
  problem: Problem | null;
  /** Resolves with false when it failed; `problem` says why. A null secret keeps the one the keychain holds. */
  save(endpoint: RestoreEndpoint, secret: string | null): Promise<boolean>;
  forget(): Promise<boolean>;
}

export const useRestoreEndpoint = (): RestoreEndpointState => {
  const { calls } = useClient();
  const cache = useQueryClient();
  const known = useQuery(calls.restores.endpoint.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const change = useMutation(
    calls.restores.setEndpoint.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: calls.restores.endpoint.key() }),
    }),
  );
  const set = (endpoint: RestoreEndpoint | null, secret: string | null): Promise<boolean> =>
    change.mutateAsync({ endpoint, secret }).then(
      () => true,
      () => false,
    );
  return {
    endpoint: known.data?.endpoint,
    keychain: known.data?.keychain ?? false,
    saving: change.isPending,
    problem: useProblem(change.error ?? known.error),
    save: (endpoint, secret) => set(endpoint, secret),
    forget: () => set(null, null),
  };
};
