// Which unusual stretches become findings: a reader is told of one matter once. Of the days and windows of one actor that
// overlap or belong to one run, the strongest stands for all.
import type { Unusual } from './unusual.ts';

/** So many days apart, unusual days of one actor are still one run: a weekend does not end it. */
const runGap = 3;

/** First and last day of something that has been told. */
type Told = [number, number];

/** For each day the run it belongs to, as its first and last day. Runs are made of single days that are all at least `least`. */
const runsOf = (days: readonly Unusual[], least: number): Map<number, Told> => {
  const runs = new Map<number, Told>();
  let run: Told | null = null;
  for (const { day } of days
    .filter(({ window, score }) => window === 1 && score >= least)
    .sort((a, b) => a.day - b.day)) {
    if (run === null || day - run[1] > runGap) run = [day, day];
    else run[1] = day;
    runs.set(day, run);
  }
  return runs;
};

/** Strongest first; of equals the earlier day, the shorter window. */
const stronger = (one: Unusual, other: Unusual): number =>
  other.score - one.score || one.actor - other.actor || one.day - other.day || one.window - other.window;

/** `runLeast`: the score from which neighbouring days belong together. Strongest first, then in order of actors and days. */
export const chooseFindings = (unusual: readonly Unusual[], runLeast: number): Unusual[] => {
  const byActor = new Map<number, Unusual[]>();
  for (const each of unusual) {
    const known = byActor.get(each.actor);
    if (known === undefined) byActor.set(each.actor, [each]);
    else known.push(each);
  }
  const chosen: Unusual[] = [];
  for (const own of byActor.values()) {
    const runs = runsOf(own, runLeast);
    const told: Told[] = [];
    for (const each of own.sort(stronger)) {
      const overlapping = [...new Set(runs.values())].filter(([from, to]) => each.from <= to && each.day >= from);
      const first = overlapping.reduce((least, [from]) => Math.min(least, from), each.from);
      const last = overlapping.reduce((most, [, to]) => Math.max(most, to), each.day);
      if (told.some(([from, to]) => each.from <= to && each.day >= from)) continue;
      told.push([first, last]);
      chosen.push(each);
    }
  }
  return chosen.sort(stronger);
};
