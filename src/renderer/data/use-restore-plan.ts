// The way back from an event, planned by the host from the archive alone, and the one call that sends it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RestoreInput, RestoreOutcome, RestorePlan, SendRestoreInput } from '#shared/model/restore.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';
import { useRestoreEndpoint } from './use-restore-endpoint.ts';

export interface RestorePlanState {
  /** Of the same event and way while another choice is being planned: `current` is false then. */
  plan: RestorePlan | undefined;
  current: boolean;
  problem: Problem | null;
}

/** Planned anew for each generation of the archive, each choice and each endpoint. */
export const useRestorePlan = (input: RestoreInput): RestorePlanState => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const { endpoint, problem: endpointProblem } = useRestoreEndpoint();
  const { eventId, mode } = input;
  const query = useQuery({
    ...calls.restores.plan.queryOptions({
      input,
      queryKey: [
        'restore-plan',
        archive?.path,
        archive?.generation,
        eventId,
        mode,
        input.choices,
        input.guard,
        endpoint ?? null,
      ],
    }),
    enabled: archive !== null && (endpoint !== undefined || endpointProblem !== null),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === archive?.path &&
      previousQuery?.queryKey[3] === eventId &&
      previousQuery?.queryKey[4] === mode
        ? previous
        : undefined,
  });
  return { plan: query.data, current: !query.isPlaceholderData, problem: useProblem(query.error) };
};

export interface RestoreSending {
  outcome: RestoreOutcome | null;
  sending: boolean;
  problem: Problem | null;
  /** Sends the request with the hash that was shown, once. */
  send(input: Omit<SendRestoreInput, 'confirmed'>): void;
  /** Forgets what came of it. */
  forget(): void;
}

/** What is sent changes nothing in the archive but its ledger, which is read again afterwards. */
export const useRestoreSending = (): RestoreSending => {
  const { calls } = useClient();
  const cache = useQueryClient();
  const mutation = useMutation(
    calls.restores.send.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: ['receipts'] }),
    }),
  );
  return {
    outcome: mutation.data ?? null,
    sending: mutation.isPending,
    problem: useProblem(mutation.error),
    send: (input) => mutation.mutate({ ...input, confirmed: true }),
    forget: () => mutation.reset(),
  };
};
