// What many somewhat unusual days in a row add: persistence to the score, and the running sum that the chart draws.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { ActorDayScores } from '../types.ts';

/**
 * Fills `persistent`, `score` and `cusum` from `surprise`. "The last days" are the last days with a score, of either kind.
 * Persistence is added to days on which something was observed: a quiet day after a loud week is no finding.
 */
export const followSurprises = (scores: ActorDayScores, parameters: AnomalyParameters): void => {
  const { persistenceDays, persistenceWeight, persistenceAbove, cusumSlack } = parameters;
  const last = new Uint8Array(persistenceDays);
  let scored = 0;
  let above = 0;
  let cusum = 0;
  for (let day = 0; day < scores.surprise.length; day += 1) {
    const surprise = scores.surprise[day] ?? Number.NaN;
    if (Number.isNaN(surprise)) continue;
    const slot = scored % persistenceDays;
    above -= last[slot] ?? 0;
    last[slot] = surprise > persistenceAbove ? 1 : 0;
    above += last[slot] ?? 0;
    scored += 1;
    cusum = Math.max(0, cusum + surprise - cusumSlack);
    const added = (scores.observed[day] ?? 0) > 0 ? persistenceWeight * Math.max(0, above - 1) : 0;
    scores.persistent[day] = above;
    scores.score[day] = surprise + added;
    scores.cusum[day] = cusum;
  }
};
