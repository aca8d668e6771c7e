// What was decided about findings of one kind, and the way to decide.
import { useCallback, useMemo } from 'react';
import type { JsonValue } from '#shared/model/json.ts';
import type { Judgement, Verdict } from '#shared/model/judgement.ts';
import type { Problem } from './problem.ts';
import { useCase } from './use-case.ts';

export interface Judgements {
  /** By the finding's own id. */
  of(key: string): Judgement | undefined;
  /** Keeps the decision with the finding as it stands; `verdict` null takes it back. Resolves to whether it was kept. */
  judge(decision: { key: string; verdict: Verdict | null; note: string; finding: JsonValue }): Promise<boolean>;
  problem: Problem | null;
}

export const useJudgements = (kind: Judgement['of']): Judgements => {
  const { state, change, problem } = useCase();
  const judgements = state?.judgements;
  const byKey = useMemo(
    () => new Map((judgements ?? []).filter(({ of }) => of === kind).map((judgement) => [judgement.key, judgement])),
    [judgements, kind],
  );
  const judge = useCallback<Judgements['judge']>(
    async (decision) => (await change({ kind: 'judge', of: kind, ...decision })) !== null,
    [change, kind],
  );
  return { of: (key) => byKey.get(key), judge, problem };
};
