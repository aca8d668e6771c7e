// Statements of non-access: the question as the address holds it, its answer, and the page to save.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { AbsenceInput, AbsenceReport } from '#shared/model/absence.ts';
import {
  absenceSearch,
  printAbsenceResource,
  readAbsenceResource,
  readClasses,
} from '#shared/model/absence-address.ts';
import { useClient } from './client.tsx';
import { usePreferences } from './preferences.tsx';
import type { Problem } from './problem.ts';
import type { ViewSearch } from './search.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';
import { useView } from './view-state.ts';

type AbsenceQuestion = Omit<AbsenceInput, 'language'>;

const resourceOf = (text: string): AbsenceInput['resource'] | null => {
  try {
    return readAbsenceResource(text);
  } catch {
    return null;
  }
};

interface AbsenceAddress {
  /** What of a question the address holds, whole or not. */
  draft: AbsenceQuestion;
  /** The question, once actor, resource and both ends of the window are there. */
  asked: AbsenceQuestion | null;
  ask(question: AbsenceQuestion): void;
  /** Opens the builder of packs with the question in its address. */
  toPack(): void;
}

export const useAbsenceAddress = (): AbsenceAddress => {
  const { actor = '', resource = '', from = '', to = '', classes = '' }: ViewSearch = useSearch({ strict: false });
  const { zone } = useView();
  const navigate = useNavigate();
  const draft = useMemo(
    () => ({
      actor,
      resource: resourceOf(resource) ?? { type: '', id: null },
      from,
      to,
      zone,
      classes: readClasses(classes),
    }),
    [actor, resource, from, to, zone, classes],
  );
  const go = useCallback(
    (search: ViewSearch) =>
      void navigate({ to: '/evidence', search: (previous: ViewSearch) => ({ ...previous, ...search }) }),
    [navigate],
  );
  const isWhole = [draft.actor, draft.resource.type, draft.from, draft.to].every((part) => part !== '');
  return {
    draft,
    asked: isWhole ? draft : null,
    ask: (question) => go({ look: 'statement', classes: undefined, ...absenceSearch(question) }),
    toPack: () => go({ look: 'packs' }),
  };
};

/** Opens the page of statements with an actor put in. */
export const useToStatement = (): ((actor: string, type: string | null) => void) => {
  const navigate = useNavigate();
  return useCallback(
    (actor, type) =>
      void navigate({
        to: '/evidence',
        search: ({ zone }: ViewSearch) => ({
          look: 'statement',
          zone,
          actor,
          ...(type === null ? {} : { resource: printAbsenceResource({ type, id: null }) }),
        }),
      }),
    [navigate],
  );
};

/** Opens events in the grid, one of them selected where it is named. */
export const useToEvents = (): ((q: string, event?: string) => void) => {
  const navigate = useNavigate();
  const { zone } = useView();
  return useCallback((q, event) => void navigate({ to: '/events', search: { q, zone, event } }), [navigate, zone]);
};

/** Nothing is asked while the question is null. */
export const useAbsence = (
  question: AbsenceQuestion | null,
): { report: AbsenceReport | undefined; loading: boolean; problem: Problem | null; retry(): void } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const { language } = usePreferences();
  const query = useQuery({
    ...calls.absence.run.queryOptions({
      input: { ...(question ?? { actor: '-', resource: { type: '-', id: null }, from: '-', to: '-' }), language },
      queryKey: ['absence', archive?.path, archive?.generation, question, language],
    }),
    enabled: archive !== null && question !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  return {
    report: query.error === null && question !== null ? query.data : undefined,
    loading: query.isFetching,
    problem: useProblem(query.error),
    retry: () => void query.refetch(),
  };
};

/** Makes the page; null when that failed, which `problem` tells. */
export const useAbsenceFile = (): {
  make(question: AbsenceQuestion): Promise<{ name: string; text: string } | null>;
  making: boolean;
  problem: Problem | null;
  forget(): void;
} => {
  const { client } = useClient();
  const { language } = usePreferences();
  const [making, setMaking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const make = useCallback(
    async (question: AbsenceQuestion) => {
      setMaking(true);
      setError(null);
      try {
        return await client.absence.file({ ...question, language });
      } catch (failure) {
        setError(failure);
        return null;
      } finally {
        setMaking(false);
      }
    },
    [client, language],
  );
  return { make, making, problem: useProblem(error), forget: () => setError(null) };
};
