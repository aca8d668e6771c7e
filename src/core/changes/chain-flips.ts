// Fields that were changed and then changed back, by whoever.
import { agree } from './chain-differences.ts';
import type { EventMark, Told, ToldChange } from './chain-told.ts';

/** `field` left `value` for `other` by the first event and came back by the second. A side is absent where there was no such member. */
export interface Flip {
  field: string;
  value: ToldChange['from'];
  other: ToldChange['to'];
  first: EventMark;
  second: EventMark;
}

interface Departure {
  from: ToldChange['from'];
  to: ToldChange['to'];
  by: EventMark;
}

/** Departures of a field that are remembered: it comes back to one of its latest values. */
const mostDepartures = 16;

/** By field, oldest first. */
export type Departures = Map<string, Departure[]>;

const same = (one: ToldChange['from'], other: ToldChange['from']): boolean =>
  (one ?? null) === (other ?? null) || agree(one, other);

/** What went from one known value to another: by the complete states, else by the diff. */
const movesOf = ({ between, changes }: Told): ToldChange[] => {
  if (between !== null) {
    return between.list.map(({ path, expected, found }) => ({
      field: path,
      ...(expected === undefined ? {} : { from: expected }),
      ...(found === undefined ? {} : { to: found }),
    }));
  }
  return changes.filter(({ from, to }) => from !== undefined && to !== undefined && !same(from, to));
};

/** Walks on by one event; `departures` is altered. A beginning and an end leave nothing to come back to. */
export const flipsOf = (departures: Departures, told: Told, withinMs: number): Flip[] => {
  if (told.kind !== 'change') {
    departures.clear();
    return [];
  }
  const { mark } = told;
  return movesOf(told).flatMap(({ field, from, to }): Flip[] => {
    const recent = (departures.get(field) ?? []).filter(({ by }) => mark.timeMs - by.timeMs <= withinMs);
    const left = recent.findLast((departure) => same(departure.from, to));
    departures.set(field, [...recent, { from, to, by: mark }].slice(-mostDepartures));
    return left === undefined ? [] : [{ field, value: left.from, other: left.to, first: left.by, second: mark }];
  });
};
