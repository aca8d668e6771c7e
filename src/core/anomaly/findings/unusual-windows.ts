// Weeks and months that stand out as a whole: what is taken slowly. A window's baseline is that of its first days, so that what
// goes on within it does not become usual meanwhile. docs/outliers.md has the formulas.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import { lnCountTail } from '../method/count-tail.ts';
import { quartilesOf } from '../quartiles.ts';
import type { Scored } from '../scored-counts.ts';
import type { ActorDayScores } from '../types.ts';
import { comparedWith } from './compared-with.ts';
import type { Unusual } from './unusual.ts';
import { type WindowReader, type WindowSums, windowSums } from './window-sums.ts';

const lengths = [7, 30] as const;
/** Below this many times the expected sum a window is not looked at. */
const leastRatio = 1.25;
/** At least this share of a window's days must have been scored. */
const leastShare = 0.6;
const leastExpected = 0.02;

const surpriseOf = (observed: number, expected: number, dispersion: number): number =>
  Math.max(0, -lnCountTail(observed, expected, dispersion) / Math.LN10);

/**
 * Dispersion of a window's sum: its days scatter on their own (r M² / Σ m²), and the baseline itself is known only as well as
 * n days tell it, so that 1/r' = Σ m² / (r M²) + (1/m + 1/r) / (n + κ), m being the window's mean a day.
 */
const windowDispersion = (
  { expected, squares, scored, start }: WindowSums,
  { dispersion, history }: ActorDayScores,
  kappa: number,
): number => {
  const r = dispersion[start] ?? Number.NaN;
  const scatter = Number.isNaN(r) ? 0 : 1 / r;
  const mean = expected / scored;
  return 1 / ((scatter * squares) / (expected * expected) + (1 / mean + scatter) / ((history[start] ?? 0) + kappa));
};

/** Whether the window still stands out when its strongest day is left aside. */
const isMoreThanADay = (
  { observed, expected, surprise: own }: ActorDayScores,
  found: Unusual,
  least: number,
): boolean => {
  let [strongest, most] = [found.from, Number.NEGATIVE_INFINITY];
  for (let day = found.from; day <= found.day; day++) {
    const excess = (observed[day] ?? 0) - (expected[day] ?? 0);
    if (Number.isNaN(own[day] ?? Number.NaN) || !(excess > most)) continue;
    strongest = day;
    most = excess;
  }
  const rest = Math.max(leastExpected, found.expected - (expected[strongest] ?? 0));
  return surpriseOf(found.observed - (observed[strongest] ?? 0), rest, found.dispersion) >= least;
};

/** Reads windows of all actors; what is looked at once is kept. */
export const createWindows = ({ axis, scores, actors, totals }: Scored, parameters: AnomalyParameters) => {
  const readers: (WindowReader | undefined)[] = actors.map(() => undefined);
  const readerOf = (actor: number): WindowReader => {
    const own = scores[actor];
    const known = readers[actor] ?? (own === undefined ? () => null : windowSums(own, axis));
    readers[actor] = known;
    return known;
  };
  const others = new Map<number, number[]>();
  const othersOf = (actor: number): number[] => {
    const known = others.get(actor) ?? comparedWith({ actors, totals }, actor, parameters);
    others.set(actor, known);
    return known;
  };
  /** What everybody else did in the meantime; a month of much work is no finding. */
  const peersIn = (actor: number, from: number, end: number) => {
    const windows = othersOf(actor).flatMap((place) => readerOf(place)(from, end) ?? []);
    const median = quartilesOf(windows.map(({ observed }) => observed))?.median ?? 0;
    const usual = windows.reduce((sum, window) => sum + window.usual, 0) / Math.max(1, windows.length);
    return { count: windows.length, median, factor: Math.max(1, (median + 1) / (usual + 1)) };
  };

  /** The window of so many days that ends on `day`, where it stands out. */
  const unusualWindow = (actor: number, day: number, window: number, least: number): Unusual | null => {
    const from = day - window + 1;
    const own = scores[actor];
    const sums = from < 0 || own === undefined ? null : readerOf(actor)(from, day + 1);
    if (own === undefined || sums === null || sums.scored < window * leastShare) return null;
    if (sums.observed < 2 || sums.observed < sums.expected * leastRatio) return null;
    const alone = windowDispersion(sums, own, parameters.kappa);
    if (surpriseOf(sums.observed, sums.expected, alone) < least) return null;
    const peers = peersIn(actor, from, day + 1);
    const expected = Math.max(sums.expected, sums.usual * peers.factor);
    const surprise = surpriseOf(sums.observed, expected, alone);
    const found: Unusual = {
      actor,
      from,
      day,
      window,
      score: surprise,
      surprise,
      observed: sums.observed,
      expected,
      usual: sums.usual,
      dispersion: alone,
      peerFactor: expected / sums.usual,
      peers: peers.count,
      peerMedian: peers.median,
      history: own.history[sums.start] ?? 0,
    };
    return surprise >= least && isMoreThanADay(own, found, parameters.low) ? found : null;
  };

  /** Windows that end on a day from `first` to `end` (exclusive) with a surprise of at least `least`. */
  return (actor: number, { first, end, least }: { first: number; end: number; least: number }): Unusual[] => {
    const own = scores[actor];
    const found: Unusual[] = [];
    for (let day = first; day < end; day++) {
      if (Number.isNaN(own?.surprise[day] ?? Number.NaN) || (own?.observed[day] ?? 0) === 0) continue;
      for (const window of lengths) {
        const one = unusualWindow(actor, day, window, least);
        if (one !== null) found.push(one);
      }
    }
    return found;
  };
};
