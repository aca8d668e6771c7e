// The ways from a number about an actor: to the events behind it, and to the actor's own page.
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { OverviewInput } from '#shared/model/actor-scores.ts';
import type { ScoredActor } from '#shared/model/outliers.ts';
import type { ViewSearch } from '../../data/search.ts';
import { useView } from '../../data/view-state.ts';
import { dayInstant } from '../../ui/day-instant.ts';
import { accessesOf } from './actor/actor-filter.ts';

/** An actor and the last of `window` days. */
export interface ActorDays {
  actor: ScoredActor;
  day: string;
  window: number;
}

const earlier = (day: string, days: number): string => dayInstant(day, 'UTC', -days)?.slice(0, 10) ?? day;

export const useActorWays = ({
  filter,
  parameters,
}: OverviewInput): { showEvents(of: ActorDays): void; openPerson(of: ActorDays): void } => {
  const { show } = useView();
  const navigate = useNavigate();
  const showEvents = useCallback(
    ({ actor, day, window }: ActorDays) =>
      show({
        page: '/events',
        filter: accessesOf(filter, parameters, actor, { first: earlier(day, window - 1), last: day }),
        zone: parameters.calendar.zone,
        sort: 'newest',
      }),
    [show, filter, parameters],
  );
  const openPerson = useCallback(
    ({ actor, day }: ActorDays) =>
      void navigate({ to: '/access', search: (search: ViewSearch) => ({ ...search, actor: actor.key, day }) }),
    [navigate],
  );
  return { showEvents, openPerson };
};
