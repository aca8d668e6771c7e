// The connections to SIVO's API this machine knows, and what can be done with them. Secrets only ever travel towards the host.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Connection, ConnectionTest } from '#shared/model/remote.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface Connections {
  connections: Connection[];
  loading: boolean;
  /** Whether this machine has a keychain that keeps tokens. */
  keychain: boolean;
  /** Of the last call that failed. */
  problem: Problem | null;
  /** Resolves with false when it failed; `problem` says why. */
  save(connection: Connection, secret: string | null): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  test(connection: Pick<Connection, 'url' | 'token'>): void;
  testing: boolean;
  /** What the last test found; null before one and when it could not be made. */
  tested: ConnectionTest | null;
  /** Forgets what a test found. */
  forgetTest(): void;
}

export const useConnections = (): Connections => {
  const { calls } = useClient();
  const cache = useQueryClient();
  const list = useQuery(calls.connections.list.queryOptions());
  const refresh = () => cache.invalidateQueries({ queryKey: calls.connections.list.key() });
  const save = useMutation(calls.connections.save.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(calls.connections.remove.mutationOptions({ onSuccess: refresh }));
  const test = useMutation(calls.connections.test.mutationOptions());
  const problem = useProblem(save.error ?? remove.error ?? test.error ?? list.error);
  const done = (call: Promise<unknown>): Promise<boolean> =>
    call.then(
      () => true,
      () => false,
    );
  return {
    connections: list.data?.connections ?? [],
    loading: list.isPending,
    keychain: list.data?.keychain ?? false,
    problem,
    save: (connection, secret) => done(save.mutateAsync({ connection, secret })),
    remove: (id) => done(remove.mutateAsync({ id })),
    test: ({ url, token }) => test.mutate({ url, token }),
    testing: test.isPending,
    tested: test.data ?? null,
    forgetTest: () => test.reset(),
  };
};
