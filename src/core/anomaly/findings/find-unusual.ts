// All findings that could be told, strongest first, whatever the budget.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { Scored } from '../scored-counts.ts';
import type { Breathe } from '../types.ts';
import { chooseFindings } from './choose-findings.ts';
import type { Unusual } from './unusual.ts';
import { unusualDays } from './unusual-days.ts';
import { createWindows } from './unusual-windows.ts';

/**
 * Of the actors at `places`: days from `first` to `end` (exclusive) that score `low` at least, and windows that end on one of
 * them with `medium` at least: there are many windows, and each of them overlaps with others.
 */
export const findUnusual = async (
  scored: Scored,
  places: Iterable<number>,
  { first, end }: { first: number; end: number },
  parameters: AnomalyParameters,
  breathe: Breathe,
): Promise<Unusual[]> => {
  const windows = createWindows(scored, parameters);
  const found: Unusual[] = [];
  for (const place of places) {
    const own = scored.scores[place];
    if (own === undefined || (scored.totals[place] ?? 0) === 0) continue;
    await breathe();
    found.push(...unusualDays(own, place, { first, end, least: parameters.low }));
    found.push(...windows(place, { first, end, least: parameters.medium }));
  }
  return chooseFindings(found, parameters.low);
};
