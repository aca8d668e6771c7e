// Who stands in the overview, in which order, and which days are no business days.
import type { ScoreOverview } from '#shared/model/actor-scores.ts';
import type { WorkCalendar } from '#shared/model/anomaly.ts';
import type { ScoredActor } from '#shared/model/outliers.ts';

export const laneSorts = ['score', 'name', 'group'] as const;
export type LaneSort = (typeof laneSorts)[number];

/** `place`: the row of the overview's `scores` and `counts`. */
export interface LaneRow {
  place: number;
  name: string;
  actor: ScoredActor;
  best: number | null;
}

const fits = ({ actor, name }: LaneRow, text: string): boolean =>
  [name, actor.group, ...actor.ids, ...actor.emails].some((word) => word.toLowerCase().includes(text));

const byName = (one: LaneRow, other: LaneRow): number => one.name.localeCompare(other.name) || one.place - other.place;
const orders: Readonly<Record<LaneSort, (one: LaneRow, other: LaneRow) => number>> = {
  score: (one, other) => (other.best ?? -1) - (one.best ?? -1) || byName(one, other),
  name: byName,
  group: (one, other) => one.actor.group.localeCompare(other.actor.group) || byName(one, other),
};

/** `nameOf` names an actor on the page; `text` is looked for in names, ids, e-mails and groups. */
export const laneRows = (
  { actors }: ScoreOverview,
  nameOf: (actor: ScoredActor) => string,
  sort: LaneSort,
  text: string,
): LaneRow[] =>
  actors
    .map(({ actor, best }, place): LaneRow => ({ place, name: nameOf(actor), actor, best }))
    .filter((row) => fits(row, text.trim().toLowerCase()))
    .sort(orders[sort]);

/** ISO day of the week of a calendar day, 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export const isRestDay = (day: string, { businessDays, holidays }: WorkCalendar): boolean =>
  !businessDays.includes(weekdayOf(day)) || holidays.includes(day);
