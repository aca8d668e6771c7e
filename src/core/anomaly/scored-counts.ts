// Counts and scores, kept for the questions that come next: report, overview and one actor's page ask about the same ones.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { Filter } from '#shared/model/filter.ts';
import { createLru, type Lru } from '../query/lru.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { type Collected, collectCounts, countedFilter, type Ground, groundOf } from './collect/collect-counts.ts';
import { collectDayFeatures, type DayFeatures } from './day-features.ts';
import { inputHash } from './input-hash.ts';
import { scoreDays } from './score-days.ts';
import type { ActorDayScores, Breathe } from './types.ts';

export interface Scored extends Collected {
  scores: readonly ActorDayScores[];
  inputHash: string;
  /** Ids of the events of findings told before. */
  knownEvents: Lru<readonly string[]>;
  /** Tables of `hoursOfWeek`, by the days they are of. */
  knownHours: Lru<Uint32Array>;
}

export interface ScoredCounts {
  /** Throws BAD_FILTER, BAD_INPUT for an unknown zone, CANCELLED. */
  get(
    snapshot: Snapshot,
    question: { filter: Filter; parameters: AnomalyParameters },
    tools: { breathe: Breathe; onSegment?: (events: number) => void },
  ): Promise<Scored>;
  /** What the accesses were like beyond their number; `question`: that of `scored`. Throws CANCELLED. */
  features(
    snapshot: Snapshot,
    scored: Scored,
    question: { filter: Filter; parameters: AnomalyParameters },
    breathe: Breathe,
  ): Promise<DayFeatures>;
}

/** Bytes of scores that are kept; the newest ones whatever they weigh. */
const mostBytes = 192 * 1024 * 1024;
const mostGrounds = 4;
/** Event ids that are remembered for each. */
const mostIds = 200_000;
const mostTables = 4;
/** Numbers a day and actor, each eight bytes. */
const numbersADay = 18;

const weightOf = ({ axis, actors }: Scored): number => axis.days.length * actors.length * numbersADay * 8;

/** Holds what was made of one generation at a time. */
export const createScoredCounts = (): ScoredCounts => {
  let current: Snapshot | null = null;
  const scored = createLru<Scored>(mostBytes, weightOf);
  const grounds = createLru<Ground>(mostGrounds, () => 1);
  const features = new WeakMap<Scored, DayFeatures>();
  const takeUp = (snapshot: Snapshot): void => {
    if (current === snapshot) return;
    current = snapshot;
    scored.clear();
    grounds.clear();
  };
  return {
    get: async (snapshot, { filter, parameters }, { breathe, onSegment = () => undefined }) => {
      takeUp(snapshot);
      const key = `${countedFilter(filter, parameters).key} ${JSON.stringify(filter)} ${JSON.stringify(parameters)}`;
      const known = scored.get(key);
      if (known !== undefined) return known;
      const groundKey = JSON.stringify(parameters.calendar);
      const ground = grounds.get(groundKey) ?? (await groundOf(snapshot, parameters, breathe));
      const collected = await collectCounts(snapshot, ground, { filter, parameters }, { breathe, onSegment });
      const scores = scoreDays(collected.axis, collected.actors, parameters);
      const made: Scored = {
        ...collected,
        scores,
        inputHash: inputHash(collected.axis, collected.actors, parameters),
        knownEvents: createLru<readonly string[]>(mostIds, (ids) => ids.length + 1),
        knownHours: createLru<Uint32Array>(mostTables, () => 1),
      };
      // A newer generation may have been taken up meanwhile.
      if (current === snapshot) {
        grounds.set(groundKey, ground);
        scored.set(key, made);
      }
      return made;
    },
    features: async (snapshot, scored, question, breathe) => {
      const known = features.get(scored) ?? (await collectDayFeatures(snapshot, scored, question, breathe));
      features.set(scored, known);
      return known;
    },
  };
};
