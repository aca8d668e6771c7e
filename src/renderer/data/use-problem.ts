// The problem of a failed call, in the user's language.
import { useMemo } from 'react';
import { usePreferences } from './preferences.tsx';
import { type Problem, toProblem } from './problem.ts';

/** Null while there is no error; a cancelled call is no problem either. */
export const useProblem = (error: unknown): Problem | null => {
  const { language } = usePreferences();
  return useMemo(() => {
    if (error === null || error === undefined) return null;
    const problem = toProblem(error, language);
    return problem.code === 'CANCELLED' ? null : problem;
  }, [error, language]);
};
