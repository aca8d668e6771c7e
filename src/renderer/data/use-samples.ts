// Samples: the population of the question shown, drawing, drawing again, and the ways to a sheet and into a pack.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { everything, type Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { type DrawDifference, drawDifferences, drawnOf } from '#shared/model/kept-sample.ts';
import type { DrawnSample, KeptSample, StrataField } from '#shared/model/sample.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import type { ViewSearch } from './search.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

/** How many different ids fit the filter; nothing is recorded. */
export const usePopulation = (
  filter: Filter,
  zone: string,
): { population: DrawnSample['population'] | undefined; problem: Problem | null; retry(): void } => {
  const { client } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(filter);
  const query = useQuery({
    queryKey: ['population', archive?.path, archive?.generation, filter, zone, revision],
    queryFn: async ({ signal }) => {
      const asked = { filter, zone, seed: 'population', n: 1, replacements: 0, record: false };
      return (await client.samples.draw(asked, { signal })).population;
    },
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { population: query.data, problem: useProblem(query.error), retry: () => void query.refetch() };
};

interface DrawAsked {
  filter: Filter;
  zone: string;
  seed: string;
  n: number;
  strata: StrataField | null;
  replacements: number;
}

/** Draws a sample, its seed recorded before. Resolves with null where that failed; `problem` says why. */
export const useDraw = (): {
  draw(asked: DrawAsked): Promise<DrawnSample | null>;
  drawing: boolean;
  problem: Problem | null;
} => {
  const { client } = useClient();
  const { mutateAsync, isPending, error } = useMutation({
    mutationFn: (asked: DrawAsked) => client.samples.draw(asked),
  });
  const draw = useCallback((asked: DrawAsked) => mutateAsync(asked).catch(() => null), [mutateAsync]);
  return { draw, drawing: isPending, problem: useProblem(error) };
};

/** Draws a kept sample again from the archive as it is now; nothing is recorded. */
export const useRedraw = (
  kept: KeptSample,
): { redraw(): void; redrawing: boolean; differences: DrawDifference[] | undefined; problem: Problem | null } => {
  const { client } = useClient();
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async () => {
      const told = drawnOf(kept);
      const { zone, seed, n, strata, replacements } = told;
      const lists = (strata?.groups ?? []).map(
        ({ value }) => replacements.filter(({ stratum }) => stratum === value).length,
      );
      const drawn = await client.samples.draw({
        filter: told.filter === '' ? everything : parseFilter(told.filter),
        zone,
        seed,
        n,
        strata: strata?.field ?? null,
        replacements: strata === null ? replacements.length : Math.max(0, ...lists),
        record: false,
      });
      return drawDifferences(told, drawn);
    },
  });
  return { redraw: () => mutate(), redrawing: isPending, differences: data, problem: useProblem(error) };
};

/** Opens the builder of packs with the kept sample put in. */
export const useSampleToPack = (): ((id: string) => void) => {
  const navigate = useNavigate();
  return useCallback(
    (id) =>
      void navigate({
        to: '/evidence',
        search: (previous: ViewSearch) => ({ ...previous, look: 'packs', sheet: undefined, sample: id }),
      }),
    [navigate],
  );
};
