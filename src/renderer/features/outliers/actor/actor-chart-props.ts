// What every chart of an actor's page is given.
import type { ActorDay, ActorScores } from '#shared/model/actor-scores.ts';
import type { Filter } from '#shared/model/filter.ts';

export interface ActorChartProps {
  scores: ActorScores;
  /** Of all days those that are looked at, in order. */
  days: readonly ActorDay[];
  /** The day the page looks at. */
  day: string | null;
  /** What is asked beside the actor. */
  filter: Filter;
  /** Shows events in the grid, in the calendar's zone. */
  onShow(filter: Filter): void;
  onZoom(first: string, last: string): void;
  onDay(day: string): void;
}
