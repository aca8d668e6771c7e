// Saved views as a file for another machine or archive.
import { useMutation } from '@tanstack/react-query';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface FilterPackControl {
  /** The text of the pack, or null when it failed; `problem` says why. */
  make(ids: readonly string[]): Promise<string | null>;
  problem: Problem | null;
}

export const useFilterPack = (): FilterPackControl => {
  const { client } = useClient();
  const mutation = useMutation({ mutationFn: (ids: readonly string[]) => client.cases.pack({ ids: [...ids] }) });
  return {
    make: (ids) =>
      mutation.mutateAsync(ids).then(
        ({ text }) => text,
        () => null,
      ),
    problem: useProblem(mutation.error),
  };
};
