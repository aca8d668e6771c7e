// What every operation of the contract begins with: the closed list of errors.
import { oc } from '@orpc/contract';
import { type ErrorCode, errorDataSchema, errorTable } from './errors.ts';

const errors = Object.fromEntries(
  Object.entries(errorTable).map(([code, { status }]) => [code, { status, data: errorDataSchema }]),
) as { [Code in ErrorCode]: { status: number; data: typeof errorDataSchema } };

export const op = oc.errors(errors);
