// Which visits are listed: by what was decided and by what does not add up.
import type { SivoAlarm, SivoVisit } from '#shared/model/sivo-access.ts';
import type { VisitDecision } from '#shared/model/visit-decision.ts';

export const visitStates = ['all', 'undecided', 'approved', 'queried', 'escalated'] as const;
export type VisitState = (typeof visitStates)[number];

/** A decision that did not see the whole visit leaves it undecided. */
export const stateOf = (decision: VisitDecision | null): string =>
  decision?.isWhole === true ? decision.judgement.verdict : 'undecided';

export const shownVisits = (
  visits: readonly SivoVisit[],
  decisionOf: (visit: SivoVisit) => VisitDecision | null,
  state: VisitState,
  alarm: SivoAlarm | null,
): SivoVisit[] =>
  visits.filter(
    (visit) =>
      (alarm === null || visit.alarms.includes(alarm)) && (state === 'all' || stateOf(decisionOf(visit)) === state),
  );
