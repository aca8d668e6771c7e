// The contract over HTTP; what cannot even be decoded as a call is refused with a code of the closed list as well.
import { ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import type { Service } from '#core/service/types.ts';
import { errorTable } from '#shared/contract/errors.ts';
import { jsonSerializers } from '#shared/contract/json-serializers.ts';

/** Makes the handler of `/rpc`. Errors of operations arrive here in their final form; anything else is a malformed body. */
export const createRpcHandler = (service: Service): RPCHandler<Record<never, never>> =>
  new RPCHandler<Record<never, never>>(service.router, {
    customJsonSerializers: jsonSerializers,
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          if (error instanceof ORPCError) throw error;
          throw new ORPCError('BAD_INPUT', {
            defined: true,
            status: errorTable.BAD_INPUT.status,
            data: { where: 'request', detail: 'the body cannot be read as a call' },
            cause: error,
          });
        }
      },
    ],
  });
