// The shades of scores: five, by the severities of the parameters.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';

/** 0 little or none, 1 half way to low, 2 low, 3 medium, 4 high. */
export type ScoreShade = 0 | 1 | 2 | 3 | 4;

export const scoreShade = (
  score: number,
  { low, medium, high }: Pick<AnomalyParameters, 'low' | 'medium' | 'high'>,
): ScoreShade => {
  if (score >= high) return 4;
  if (score >= medium) return 3;
  if (score >= low) return 2;
  return score >= low / 2 ? 1 : 0;
};
