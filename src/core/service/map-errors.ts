// Around every operation: failures of the call and of its stream leave in the closed form of contract-error.ts.
import { AsyncIteratorClass } from '@orpc/server';
import { toContractError } from './contract-error.ts';

const isAsyncIterator = (value: unknown): value is AsyncIterator<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  Symbol.asyncIterator in value &&
  'next' in value &&
  typeof value.next === 'function';

const mapStream = (stream: AsyncIterator<unknown>, signal: AbortSignal | undefined): AsyncIterator<unknown> =>
  new AsyncIteratorClass(
    async () => {
      try {
        return await stream.next();
      } catch (error) {
        throw toContractError(error, signal);
      }
    },
    async (reason) => {
      if (reason !== 'next') await stream.return?.();
    },
  );

/** An oRPC middleware; registered before the input check, so that a refused input is mapped as well. */
export const mapErrors = async <Result extends { output: unknown }>(options: {
  signal?: AbortSignal | undefined;
  next: () => Result | PromiseLike<Result>;
}): Promise<Result> => {
  try {
    const result = await options.next();
    if (!isAsyncIterator(result.output)) return result;
    return { ...result, output: mapStream(result.output, options.signal) };
  } catch (error) {
    throw toContractError(error, options.signal);
  }
};
