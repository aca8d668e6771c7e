// Which rejected records the page shows. It stands in the address, so that a link shows the same.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ReasonCode, reasonCodeSchema } from '#shared/model/archive.ts';
import type { ViewSearch } from '../../data/search.ts';
import type { QuarantineFilter } from '../../data/use-quarantine.ts';

/** Null members mean all. `waiting`: only what no later import has read again. */
export interface QuarantineChoice {
  importId: string | null;
  reason: ReasonCode | null;
  source: string | null;
  waiting: boolean;
}

const names = {
  importId: 'rejectedBy',
  reason: 'rejectedFor',
  source: 'rejectedFrom',
  waiting: 'rejectedState',
} as const;

export const useQuarantineFilter = (): {
  choice: QuarantineChoice;
  filter: QuarantineFilter;
  choose(part: Partial<QuarantineChoice>): void;
} => {
  const search: ViewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const importId = search[names.importId] ?? null;
  const reason = reasonCodeSchema.safeParse(search[names.reason]).data ?? null;
  const source = search[names.source] ?? null;
  const waiting = search[names.waiting] !== 'all';
  const choose = useCallback(
    ({ waiting: state, ...part }: Partial<QuarantineChoice>) => {
      const texts = Object.entries(part).map(([key, value]) => [names[key as keyof typeof part], value ?? undefined]);
      const chosen = Object.fromEntries(texts) as ViewSearch;
      const shown = state === undefined ? {} : { [names.waiting]: state ? undefined : 'all' };
      void navigate({ to: '.', search: (previous: ViewSearch) => ({ ...previous, ...chosen, ...shown }) });
    },
    [navigate],
  );
  return useMemo(
    () => ({
      choice: { importId, reason, source, waiting },
      filter: {
        ...(importId === null ? {} : { importId }),
        ...(reason === null ? {} : { reason }),
        ...(source === null ? {} : { source }),
        settled: !waiting,
      },
      choose,
    }),
    [importId, reason, source, waiting, choose],
  );
};
