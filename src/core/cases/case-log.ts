// The log of a case: what takes its last changes back, and what makes those taken back again. It is kept in the file, so that
// it outlives the program.
import type { Database } from 'sql.js';
import type { StepName } from './case-content.ts';
import { type CasePatch, casePatchSchema } from './case-patch.ts';
import { damagedCase } from './damaged-case.ts';

type Stack = 'undo' | 'redo';

/** `patch` leads to the state before (undo) or after (redo). */
export interface Step extends StepName {
  patch: CasePatch;
}

/** Most steps kept, and most characters of their patches: a change of 100,000 events is one of millions. */
export interface LogLimits {
  steps: number;
  characters: number;
}
export const defaultLogLimits: LogLimits = { steps: 200, characters: 32 * 1024 * 1024 };

/** Takes the newest step off a stack; null where there is none. Throws ARCHIVE_DAMAGED. */
export const takeStep = (database: Database, stack: Stack, file: string): Step | null => {
  const found = database.exec(
    'SELECT place, kind, count, patch FROM steps WHERE stack = ? ORDER BY place DESC LIMIT 1',
    [stack],
  )[0]?.values[0];
  if (found === undefined) return null;
  const [place, kind, count, patch] = found;
  const read = casePatchSchema.safeParse(JSON.parse(String(patch)));
  if (!read.success) {
    const [issue] = read.error.issues;
    const detail = `steps, ${stack} ${place}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
    throw damagedCase(file, detail);
  }
  database.run('DELETE FROM steps WHERE stack = ? AND place = ?', [stack, place ?? null]);
  return { kind: String(kind), count: Number(count), patch: read.data };
};

/** Puts a step on a stack; the oldest beyond the limits are forgotten, the newest never. */
export const putStep = (database: Database, stack: Stack, step: Step, limits: LogLimits): void => {
  database.run(
    `INSERT INTO steps (stack, place, kind, count, patch)
     VALUES ($stack, (SELECT coalesce(max(place) + 1, 0) FROM steps WHERE stack = $stack), $kind, $count, $patch)`,
    { $stack: stack, $kind: step.kind, $count: step.count, $patch: JSON.stringify(step.patch) },
  );
  const rows = database.exec('SELECT place, length(patch) FROM steps WHERE stack = ? ORDER BY place DESC', [stack]);
  let characters = 0;
  for (const [index, [place, length]] of (rows[0]?.values ?? []).entries()) {
    characters += Number(length);
    if (index === 0 || (index < limits.steps && characters <= limits.characters)) continue;
    database.run('DELETE FROM steps WHERE stack = ? AND place <= ?', [stack, place ?? null]);
    return;
  }
};

/** What was taken back cannot be made again once something else was changed. */
export const clearRedo = (database: Database): void => {
  database.run("DELETE FROM steps WHERE stack = 'redo'");
};
