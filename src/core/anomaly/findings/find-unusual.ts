// All findings that could be told, strongest first, whatever the threshold.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { ActorDayScores, DayAxis } from '../types.ts';
import { chooseFindings } from './choose-findings.ts';
import type { Unusual } from './unusual.ts';
import { unusualDays } from './unusual-days.ts';
import { unusualWindows } from './unusual-windows.ts';

/** Null scores are passed over. Days from `first` to `end` (exclusive) that score at least `least`; a window belongs to the day it ends on. */
export const findUnusual = (
  { axis, scores }: { axis: DayAxis; scores: readonly (ActorDayScores | null)[] },
  { first, end, least }: { first: number; end: number; least: number },
  { low }: Pick<AnomalyParameters, 'low'>,
): Unusual[] =>
  chooseFindings(
    scores.flatMap((own, actor) =>
      own === null
        ? []
        : [
            ...unusualDays(own, actor, { first, end, least }),
            ...unusualWindows(axis, own, actor, { first, end, least: Math.max(least, low) }),
          ],
    ),
    low,
  );
