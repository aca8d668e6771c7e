// The rules this machine knows, and the ways to add one and to forget one.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KnownRule } from '#shared/model/rule.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface KnownRules {
  rules: readonly KnownRule[];
  problem: Problem | null;
  /** Resolves to whether it was kept; `saveProblem` says why not. */
  save(text: string): Promise<boolean>;
  saving: boolean;
  saveProblem: Problem | null;
  clearSaveProblem(): void;
  remove(id: string): void;
}

export const useKnownRules = (): KnownRules => {
  const { client, calls } = useClient();
  const cache = useQueryClient();
  const list = useQuery(calls.rules.list.queryOptions());
  const again = async (): Promise<void> => {
    await cache.invalidateQueries({ queryKey: calls.rules.list.key() });
    await cache.invalidateQueries({ queryKey: ['rules'] });
  };
  const save = useMutation({ mutationFn: (text: string) => client.rules.save({ text }), onSuccess: again });
  const remove = useMutation({ mutationFn: (id: string) => client.rules.remove({ id }), onSettled: again });
  return {
    rules: list.data?.rules ?? [],
    problem: useProblem(list.error ?? remove.error),
    save: (text) =>
      save.mutateAsync(text).then(
        () => true,
        () => false,
      ),
    saving: save.isPending,
    saveProblem: useProblem(save.error),
    clearSaveProblem: save.reset,
    remove: (id) => remove.mutate(id),
  };
};
