// Where a statement is wrong, out of the place its error names.
import type { Problem } from '../../data/problem.ts';
import type { SqlMistake } from '../../ui/sql-frame-types.ts';

/** Null when the problem is not the statement's, or names no place in it. */
export const mistakeOf = (problem: Problem | null): SqlMistake | null => {
  if (problem?.code !== 'BAD_SQL') return null;
  const place = /^line (\d+), column (\d+)$/.exec(problem.data.where);
  if (place === null) return null;
  return { line: Number(place[1]), column: Number(place[2]), message: problem.data.detail };
};
