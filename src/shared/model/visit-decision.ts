// What was decided about a visit, and whether the decision saw all of it: a visit may have grown, or the filter may show more.
import { z } from 'zod';
import type { Judgement } from './judgement.ts';
import type { SivoVisit } from './sivo-access.ts';

const seenSchema = z.object({ eventIds: z.array(z.string()) });

/** `isWhole`: every access of the visit was there when it was decided. */
export interface VisitDecision {
  judgement: Judgement;
  isWhole: boolean;
}

/** Decisions by visit id; those of other things are passed over. */
export const visitDecisions = (
  judgements: readonly Judgement[],
): ((visit: Pick<SivoVisit, 'id' | 'eventIds'>) => VisitDecision | null) => {
  const byKey = new Map(judgements.filter(({ of }) => of === 'visit').map((judgement) => [judgement.key, judgement]));
  return ({ id, eventIds }) => {
    const judgement = byKey.get(id);
    if (judgement === undefined) return null;
    const seen = seenSchema.safeParse(judgement.finding);
    const known = new Set(seen.success ? seen.data.eventIds : []);
    return { judgement, isWhole: eventIds.every((eventId) => known.has(eventId)) };
  };
};
