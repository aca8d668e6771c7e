// Taking filtered events out of the open archive as a file.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

type ExportImplementer = Implementer<Contract['exports'], Record<never, never>, Record<never, never>>;

/** Handlers of `contract.exports`. */
export const exportHandlers = (os: Pick<ExportImplementer, keyof Contract['exports']>) => ({
  run: os.run.handler((): never => {
    throw new WorkbenchError('INTERNAL', 'exports');
  }),
});
