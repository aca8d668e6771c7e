// What the host can do, asked once.
import { useQuery } from '@tanstack/react-query';
import type { Capability, HostDescription } from '#shared/model/host.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface HostState {
  host: HostDescription | undefined;
  /** False also while the description is on its way. */
  can(capability: Capability): boolean;
  problem: Problem | null;
}

export const useHost = (): HostState => {
  const { calls } = useClient();
  const query = useQuery(calls.host.describe.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  return {
    host: query.data,
    can: (capability) => query.data?.capabilities[capability].available ?? false,
    problem: useProblem(query.error),
  };
};
