// Which decisions about findings a change of the case made, as acts of custody.
import type { Judgement } from '#shared/model/judgement.ts';
import type { NotedAct } from './custody-acts.ts';

type Decided = Extract<NotedAct, { kind: 'judge' }>;

const nameOf = ({ of, key }: Pick<Judgement, 'of' | 'key'>): string => JSON.stringify([of, key]);

/** One act for each finding whose decision is another one or was made anew; `verdict` null where it was taken back. */
export const decidedBetween = (before: readonly Judgement[], after: readonly Judgement[]): Decided[] => {
  const former = new Map(before.map((judgement) => [nameOf(judgement), judgement]));
  const made = after.filter((judgement) => {
    const { verdict, note, updatedAt } = former.get(nameOf(judgement)) ?? {};
    return judgement.verdict !== verdict || judgement.note !== note || judgement.updatedAt !== updatedAt;
  });
  const standing = new Set(after.map(nameOf));
  const takenBack = before.filter((judgement) => !standing.has(nameOf(judgement)));
  return [
    ...made.map(({ of, key, verdict }): Decided => ({ kind: 'judge', of, key, verdict })),
    ...takenBack.map(({ of, key }): Decided => ({ kind: 'judge', of, key, verdict: null })),
  ];
};
