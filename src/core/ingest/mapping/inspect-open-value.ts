// The one look at the parts SIVO leaves open (diff, before, after, extra) before they are trusted further in.
import type { JsonValue } from '#shared/model/json.ts';

/** Deepest nesting accepted; far beyond any real record, far below what would exhaust a stack. */
export const maxDepth = 256;

export type OpenFinding = 'fine' | 'inexact' | 'deep';

/** Whether a number in JSON text may have been rounded when it became a double: whole beyond 2^53, or beyond the range. */
export const isInexact = (value: number): boolean => Math.abs(value) > Number.MAX_SAFE_INTEGER;

/** `inexact`: a number lost digits in parsing; `deep`: nested beyond the limit (which wins over inexact). */
export const inspectOpenValue = (value: JsonValue, room: number = maxDepth): OpenFinding => {
  if (typeof value === 'number') return isInexact(value) ? 'inexact' : 'fine';
  if (value === null || typeof value !== 'object') return 'fine';
  if (room === 0) return 'deep';
  let finding: OpenFinding = 'fine';
  for (const name in value) {
    const inner = inspectOpenValue((value as Record<string, JsonValue>)[name] as JsonValue, room - 1);
    if (inner === 'deep') return 'deep';
    if (inner === 'inexact') finding = 'inexact';
  }
  return finding;
};
