// The mapping profiles this machine remembers, each for the header fingerprint it was made for.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MappingProfile, RememberedMapping } from '#shared/model/mapping.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

interface Kept {
  fingerprint: string;
  profile: MappingProfile;
}

const done = (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => true,
    () => false,
  );

/** `remember` answers whether all of them were kept; `problem` says why not. */
export const useRememberMappings = (): {
  remember(mappings: readonly Kept[]): Promise<boolean>;
  busy: boolean;
  problem: Problem | null;
} => {
  const { client, calls } = useClient();
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: async (mappings: readonly Kept[]) => {
      for (const mapping of mappings) await client.mappings.save(mapping);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.mappings.list.key() }),
  });
  return {
    remember: (mappings) => done(save.mutateAsync(mappings)),
    busy: save.isPending,
    problem: useProblem(save.error),
  };
};

/** What is remembered, newest first, and the way to forget one. */
export const useRememberedMappings = (): {
  mappings: readonly RememberedMapping[];
  forget(fingerprint: string): void;
  problem: Problem | null;
} => {
  const { calls } = useClient();
  const cache = useQueryClient();
  const list = useQuery(calls.mappings.list.queryOptions());
  const remove = useMutation(
    calls.mappings.remove.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: calls.mappings.list.key() }),
    }),
  );
  const mappings = [...(list.data?.mappings ?? [])].sort((one, other) => (one.savedAt < other.savedAt ? 1 : -1));
  return {
    mappings,
    forget: (fingerprint) => remove.mutate({ fingerprint }),
    problem: useProblem(list.error ?? remove.error),
  };
};
