// A sample of the case that the address asks to put into the pack: it goes into the draft with its results, and out of the address.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { CaseState } from '#shared/model/case.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import type { KeptSample } from '#shared/model/sample.ts';
import type { ViewSearch } from '../../data/search.ts';

/** The kept sample as a part of a specification; months and bare dates are those of its zone. */
export const specOfSample = ({ title, sample, items }: KeptSample): Pick<PackSpec, 'sample' | 'zone'> => {
  const { filter, zone, seed, n, strata, replacements } = sample;
  const lists = (strata?.groups ?? []).map(
    ({ value }) => replacements.filter(({ stratum }) => stratum === value).length,
  );
  return {
    zone,
    sample: {
      title,
      filter,
      seed,
      n,
      strata: strata?.field ?? null,
      replacements: strata === null ? replacements.length : Math.max(0, ...lists),
      results: items,
    },
  };
};

export const useAddressSample = (state: CaseState | undefined, onSpec: (part: Partial<PackSpec>) => void): void => {
  const search: ViewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const id = search.sample;
  const known = state !== undefined && id !== undefined;
  const take = useEffectEvent(() => {
    const kept = state?.samples.find((one) => one.id === id);
    if (kept !== undefined) onSpec(specOfSample(kept));
    void navigate({
      to: '.',
      replace: true,
      search: (previous: ViewSearch) => ({ ...previous, sample: undefined }),
    });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another id is another sample to take
  useEffect(() => {
    if (known) take();
  }, [known, id]);
};
