// The analyst's case of the open archive.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

type CaseImplementer = Implementer<Contract['cases'], Record<never, never>, Record<never, never>>;

/** Handlers of `contract.cases`. */
export const caseHandlers = (os: Pick<CaseImplementer, keyof Contract['cases']>) => {
  const missing = (): never => {
    throw new WorkbenchError('INTERNAL', 'cases');
  };
  return {
    get: os.get.handler(missing),
    change: os.change.handler(missing),
    undo: os.undo.handler(missing),
    redo: os.redo.handler(missing),
    pack: os.pack.handler(missing),
    counts: os.counts.handler(missing),
  };
};
