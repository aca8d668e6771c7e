// The ways from a number about an actor: to the events behind it, and to the actor's own page.
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { OverviewInput } from '#shared/model/actor-scores.ts';
import type { Filter } from '#shared/model/filter.ts';
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
}: OverviewInput): {
  /** The accesses of these days, to be read in the calendar's zone. */
  filterOf(of: ActorDays): Filter;
  showEvents(of: ActorDays): void;
  openPerson(of: ActorDays): void;
} => {
  const { show } = useView();
  const navigate = useNavigate();
  const filterOf = useCallback(
    ({ actor, day, window }: ActorDays) =>
      accessesOf(filter, parameters, actor, { first: earlier(day, window - 1), last: day }),
    [filter, parameters],
  );
  const showEvents = useCallback(
    (of: ActorDays) => show({ page: '/events', filter: filterOf(of), zone: parameters.calendar.zone, sort: 'newest' }),
    [show, filterOf, parameters],
  );
  const openPerson = useCallback(
    ({ actor, day }: ActorDays) =>
      void navigate({ to: '/access', search: (search: ViewSearch) => ({ ...search, actor: actor.key, day }) }),
    [navigate],
  );
  return { filterOf, showEvents, openPerson };
};
