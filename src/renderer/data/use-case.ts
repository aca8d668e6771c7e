// The analyst's case of the open archive: views, marks and story, and the changes that can be made and undone.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { CaseChange, CaseState, Mark } from '#shared/model/case.ts';
import { caseKey, casePollMs } from './case-key.ts';
import { useClient, type WorkbenchClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

export interface CaseControl {
  /** Undefined until it was read. */
  state: CaseState | undefined;
  /** What was said of an event. */
  markOf(eventId: string): Mark | undefined;
  /** Every tag in use, in alphabetical order. */
  tags: readonly string[];
  /** Resolves with the new state, or null when it failed; `problem` says why. */
  change(change: CaseChange): Promise<CaseState | null>;
  undo(): Promise<CaseState | null>;
  redo(): Promise<CaseState | null>;
  /** Of the last call that failed. */
  problem: Problem | null;
}

/** One call that changes the case. */
export type CaseStep = { kind: 'change'; change: CaseChange } | { kind: 'undo' } | { kind: 'redo' };

/** Names these calls among the mutations of the cache: who tells of them listens there. */
export const caseStepKey = ['case-step'] as const;

const callOf = (client: WorkbenchClient, step: CaseStep): Promise<CaseState> => {
  switch (step.kind) {
    case 'change':
      return client.cases.change(step.change);
    case 'undo':
      return client.cases.undo();
    case 'redo':
      return client.cases.redo();
    default:
      return assertNever(step);
  }
};

const none: ReadonlyMap<string, Mark> = new Map();

export const useCase = (): CaseControl => {
  const { client, calls } = useClient();
  const cache = useQueryClient();
  const archive = useArchiveKey();
  const queryKey = caseKey(archive?.path);
  const query = useQuery({
    ...calls.cases.get.queryOptions({ queryKey }),
    enabled: archive !== null,
    refetchInterval: casePollMs,
  });
  const mutation = useMutation({
    mutationKey: caseStepKey,
    mutationFn: (step: CaseStep) => callOf(client, step),
    onSuccess: async (state) => {
      // A look that was begun before the change would bring the case before it back.
      await cache.cancelQueries({ queryKey });
      cache.setQueryData(queryKey, state);
    },
  });
  const problem = useProblem(mutation.error ?? query.error);
  const { mutateAsync } = mutation;
  const actions = useMemo(() => {
    const run = (step: CaseStep): Promise<CaseState | null> => mutateAsync(step).catch(() => null);
    return {
      change: (change: CaseChange) => run({ kind: 'change', change }),
      undo: () => run({ kind: 'undo' }),
      redo: () => run({ kind: 'redo' }),
    };
  }, [mutateAsync]);
  const state = query.data;
  const marks = useMemo(
    () => (state === undefined ? none : new Map(state.marks.map((mark) => [mark.eventId, mark]))),
    [state],
  );
  const tags = useMemo(
    () => [...new Set(state?.marks.flatMap((mark) => mark.tags) ?? [])].sort((one, other) => one.localeCompare(other)),
    [state],
  );
  return { state, markOf: (eventId) => marks.get(eventId), tags, problem, ...actions };
};
