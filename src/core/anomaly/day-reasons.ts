// Why a day stands out beyond the number of its accesses, as far as can be told.
import type { FindingReason } from '#shared/model/outliers.ts';
import type { DayFeatures } from './day-features.ts';
import { comparedDays } from './features/compared-days.ts';
import { lnBinomialTail } from './method/binomial-tail.ts';
import { dayNovelty, rarityAmongPeers } from './novelty.ts';
import { offHours } from './off-hours.ts';

/** A new value is a reason when it is rarer among peers than one in ten. */
const leastRarity = 1;
/** So many times what is usual have to be new: of many resources the smallest difference is no chance, and no reason either. */
const leastExcess = 1.5;
/** Fewer within ten minutes are no burst. */
const leastBurst = 5;

/** The days of the actor's own baseline: covered ones before the day, since it is known. */
const daysBefore = ({ axis, actors, parameters }: DayFeatures, actor: number, day: number): number[] => {
  const days: number[] = [];
  const first = actors[actor]?.firstDay ?? day;
  for (let each = day - 1; each >= first && days.length < parameters.baselineDays; each--) {
    if (axis.covered[each] === 1) days.push(each);
  }
  return days;
};

/** More never accessed before among the day's resources than is usual for this actor. */
const newResources = (features: DayFeatures, actor: number, day: number): FindingReason[] => {
  const { distinct, fresh } = features.of(actor);
  const before = daysBefore(features, actor, day);
  const { leastNoveltyDays, baselineDays } = features.parameters;
  if (before.length < Math.min(leastNoveltyDays, baselineDays)) return [];
  const sumOf = (counts: Uint32Array): number => before.reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  const [observed, all, allBefore] = [fresh[day] ?? 0, distinct[day] ?? 0, sumOf(distinct)];
  const share = (sumOf(fresh) + 0.5) / (allBefore + 1);
  const expected = all * share;
  if (allBefore === 0 || observed < leastExcess * expected) return [];
  const score = Math.max(0, -lnBinomialTail(observed, all, share) / Math.LN10);
  return score >= features.parameters.low ? [{ code: 'new-resources', score, observed, expected }] : [];
};

/** As many within ten minutes as on few days of the actor and its peers. */
const burst = (features: DayFeatures, actor: number, day: number): FindingReason[] => {
  const burstOn = (place: { actor: number; day: number }): number => features.of(place.actor).burst[place.day] ?? 0;
  const observed = burstOn({ actor, day });
  if (observed < leastBurst) return [];
  const others = comparedDays(features, actor, day).filter((row) => row.actor !== actor || row.day !== day);
  if (others.length === 0) return [];
  const score = Math.max(0, rarityAmongPeers(others.filter((row) => burstOn(row) >= observed).length, others.length));
  return score >= features.parameters.low ? [{ code: 'burst', score, observed, expected: null }] : [];
};

/**
 * Of `off-hours` (business days only: on others everything is), `new-resources`, `new-ip`, `new-user-agent` and `burst` those
 * that hold, highest score first. Scores are decimal logarithms of how rare it is; they add nothing to a finding's own.
 */
export const dayReasons = (features: DayFeatures, actor: number, day: number): FindingReason[] => {
  const { axis, actors, parameters } = features;
  const own = actors[actor];
  if (own === undefined || axis.covered[day] !== 1 || features.count(actor, day) === 0) return [];
  const reasons = [...burst(features, actor, day), ...newResources(features, actor, day)];
  const hours = axis.weekend[day] === 1 ? null : offHours(axis, own, day, parameters);
  if (hours !== null && hours.surprise >= parameters.low) {
    const { outside, all, share, surprise } = hours;
    reasons.push({ code: 'off-hours', score: surprise, observed: outside, expected: all * share });
  }
  for (const kind of ['ip', 'user-agent'] as const) {
    const novelty = dayNovelty(features, kind, actor, day);
    if (novelty === null) break;
    const { count, rarity } = novelty;
    if (rarity >= leastRarity) reasons.push({ code: `new-${kind}`, score: rarity, observed: count, expected: null });
  }
  return reasons.sort((one, other) => other.score - one.score);
};
