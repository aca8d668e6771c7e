// Keeps mapping profiles on this machine, each for the header fingerprint it was made for.
import { useMutation } from '@tanstack/react-query';
import type { MappingProfile } from '#shared/model/mapping.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

interface Kept {
  fingerprint: string;
  profile: MappingProfile;
}

/** `remember` answers whether all of them were kept; `problem` says why not. */
export const useRememberMappings = (): {
  remember(mappings: readonly Kept[]): Promise<boolean>;
  busy: boolean;
  problem: Problem | null;
} => {
  const { client } = useClient();
  const save = useMutation({
    mutationFn: async (mappings: readonly Kept[]) => {
      for (const mapping of mappings) await client.mappings.save(mapping);
    },
  });
  return {
    remember: (mappings) =>
      save.mutateAsync(mappings).then(
        () => true,
        () => false,
      ),
    busy: save.isPending,
    problem: useProblem(save.error),
  };
};
