// The day that an actor's page looks at, and the findings around it.
import type { ActorDay, ActorScores } from '#shared/model/actor-scores.ts';
import type { Finding } from '#shared/model/outliers.ts';

/** The day to begin with: of the highest finding, else of the highest score, else the last with an access; null without any. */
export const chosenDay = ({ findings, days }: Pick<ActorScores, 'findings' | 'days'>): string | null => {
  const [top] = [...findings].sort((one, other) => other.score - one.score);
  if (top !== undefined) return top.day;
  const best = days.reduce<ActorDay | null>(
    (found, day) => ((day.score ?? 0) > (found?.score ?? 0) ? day : found),
    null,
  );
  return (best ?? days.findLast(({ observed }) => (observed ?? 0) > 0))?.day ?? null;
};

/** The days with a finding in order, each once. */
const findingDays = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ day }) => day))].sort();

/** The finding days before and after `day`. */
export const aroundDay = (
  findings: readonly Finding[],
  day: string,
): { before: string | null; after: string | null } => {
  const days = findingDays(findings);
  return {
    before: days.findLast((other) => other < day) ?? null,
    after: days.find((other) => other > day) ?? null,
  };
};
