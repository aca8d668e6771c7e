// Counts what an auditor has to know of one source, and keeps the first finding of each kind.
import { type SourceWarning, type WarningCode, warningCodes } from '#shared/model/source-warning.ts';

export interface WarningTally {
  /** `detail` names the finding (a value, a line, a zone) and is asked for only when it is the first of its kind. */
  add(code: WarningCode, detail: string | (() => string), count?: number): void;
  /** In the order of the closed list; empty when there is nothing to tell. */
  toList(): SourceWarning[];
}

export const createWarningTally = (found: readonly SourceWarning[] = []): WarningTally => {
  const warnings = new Map<WarningCode, SourceWarning>();
  const add: WarningTally['add'] = (code, detail, count = 1) => {
    const known = warnings.get(code);
    if (known === undefined) {
      warnings.set(code, { code, count, detail: typeof detail === 'string' ? detail : detail() });
    } else {
      known.count += count;
    }
  };
  for (const { code, detail, count } of found) add(code, detail, count);
  return {
    add,
    toList: () => warningCodes.flatMap((code) => warnings.get(code) ?? []),
  };
};
