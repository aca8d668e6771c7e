// What the grid is asked for behind a number or a mark of an actor's page.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { Filter } from '#shared/model/filter.ts';
import { allOf, bothOf } from '#shared/model/filter-edit.ts';
import type { ScoredActor } from '#shared/model/outliers.ts';
import { laterDay } from './day-plot.ts';

/** Days of the calendar's zone, both inclusive. */
export interface DaySpan {
  first: string;
  last: string;
}

/** All that an actor did, under whichever of its ids and e-mails; an actor without any is "not stated". */
const ofActor = ({ ids, emails }: ScoredActor): Filter =>
  ids.length + emails.length === 0
    ? {
        op: 'and',
        args: [
          { op: 'is', field: 'actor.id', values: [''] },
          { op: 'is', field: 'actor.email', values: [''] },
        ],
      }
    : { op: 'is', field: 'actor', values: [...new Set([...ids, ...emails])] };

const during = ({ first, last }: DaySpan): Filter => ({ op: 'time', from: first, to: laterDay(last, 1) });

/** The accesses that are counted, of one actor within days; `span` null: whenever. To be read in the calendar's zone. */
export const accessesOf = (
  filter: Filter,
  { resource, actions }: AnomalyParameters,
  actor: ScoredActor,
  span: DaySpan | null,
): Filter => {
  const terms: Filter[] = [ofActor(actor), { op: 'is', field: 'resource.type', values: [resource] }];
  if (actions !== null) terms.push({ op: 'is', field: 'action', values: [...actions] });
  if (span !== null) terms.push(during(span));
  return bothOf(filter, allOf(terms));
};

/** Whatever the actor did within days, of any kind. */
export const eventsOf = (filter: Filter, actor: ScoredActor, span: DaySpan): Filter =>
  bothOf(filter, allOf([ofActor(actor), during(span)]));

const clockOf = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;

/** Of these, those within one hour of the week: ISO day 1 to 7 and hour 0 to 23; -1 is any. */
export const withinHour = (filter: Filter, day: number, hour: number): Filter => {
  const terms: Filter[] = [];
  if (day !== -1) terms.push({ op: 'weekday', days: [day] });
  if (hour !== -1) terms.push({ op: 'clock', from: clockOf(hour), to: clockOf(hour + 1) });
  return bothOf(filter, allOf(terms));
};
