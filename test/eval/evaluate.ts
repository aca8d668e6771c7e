// The evaluation of the method: both simulated worlds, twenty seeds each, beside what people do without it.
import { scoreDays } from '#core/anomaly/score-days.ts';
import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import { type Judged, judgeScores } from './judge-scores.ts';
import { type PlainMethod, plainMethods, plainScores } from './plain-scores.ts';
import { plantedKinds, simulateWorld, type World, type WorldKind, worldKinds } from './simulate-world.ts';

/** What is asked of the method; the harsh worlds only show where it ends. */
const leastPrecision: Partial<Record<WorldKind, number>> = {
  'negative-binomial': 0.6,
  'zero-inflated log-normal': 0.5,
};
const methods = ['this method', ...plainMethods] as const;
type Method = (typeof methods)[number];

/** Over all seeds of one world: mean and least average precision, planted users found, days of steady listeners in a top twenty. */
export interface WorldResult {
  world: WorldKind;
  method: Method;
  precision: number;
  leastPrecision: number;
  found: number;
  of: number;
  foundOf: Record<string, string>;
  steadyInTop: number;
  alertsADay: number;
}

const scoresOf = (method: Method, { axis, actors }: World): readonly Float64Array[] =>
  method === 'this method'
    ? scoreDays(axis, actors, defaultAnomalyParameters).map(({ score }) => score)
    : actors.map((actor) => plainScores(method satisfies PlainMethod, axis, actor));

const resultOf = (world: WorldKind, method: Method, judged: readonly Judged[]): WorldResult => {
  const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  const found = judged.flatMap((each) => each.found);
  const share = (cases: typeof found): string => `${cases.filter(({ within }) => within).length}/${cases.length}`;
  return {
    world,
    method,
    precision: rounded(mean(judged.map(({ precision }) => precision))),
    leastPrecision: rounded(Math.min(...judged.map(({ precision }) => precision))),
    found: found.filter(({ within }) => within).length,
    of: found.length,
    foundOf: Object.fromEntries(plantedKinds.map((kind) => [kind, share(found.filter((each) => each.kind === kind))])),
    steadyInTop: judged.reduce((sum, { steadyInTop }) => sum + steadyInTop, 0),
    alertsADay: rounded(mean(judged.map(({ alertsADay }) => alertsADay))),
  };
};

/** Results of every method in every world over `seeds`. */
export const evaluate = (seeds: readonly number[]): WorldResult[] =>
  worldKinds.flatMap((kind) => {
    const worlds = seeds.map((seed) => simulateWorld(kind, seed));
    const shown = leastPrecision[kind] === undefined ? methods.slice(0, 1) : methods;
    return shown.map((method) =>
      resultOf(
        kind,
        method,
        worlds.map((world) => judgeScores(world, scoresOf(method, world))),
      ),
    );
  });

/** What the results miss of what is asked of the method; empty when it keeps its word. */
export const missed = (results: readonly WorldResult[]): string[] =>
  results
    .filter(({ world, method }) => method === 'this method' && leastPrecision[world] !== undefined)
    .flatMap(({ world, precision, found, of, steadyInTop }) => [
      ...(precision >= (leastPrecision[world] ?? 0) ? [] : [`${world}: average precision ${precision}`]),
      ...(found === of ? [] : [`${world}: ${of - found} of ${of} planted users not found`]),
      ...(steadyInTop === 0 ? [] : [`${world}: ${steadyInTop} days of steady listeners among the first twenty`]),
    ]);

/** The results as lines of a table. */
export const tableOf = (results: readonly WorldResult[]): string[] => [
  ['world', 'method', 'AP', 'least AP', 'found', ...plantedKinds, 'steady in top 20', 'alerts/day'].join(' | '),
  ...results.map((each) =>
    [
      each.world,
      each.method,
      each.precision.toFixed(3),
      each.leastPrecision.toFixed(3),
      `${each.found}/${each.of}`,
      ...plantedKinds.map((kind) => each.foundOf[kind]),
      each.steadyInTop,
      each.alertsADay.toFixed(2),
    ].join(' | '),
  ),
];
