// What the verify worker answers: reading an archive through takes minutes, so it has a thread of its own.
import { os, type } from '@orpc/server';
import type { CustodyInput } from '#shared/model/custody.ts';
import type { ReceiptsPage, VerifyProgress, VerifyReport, VerifyScope } from '#shared/model/integrity.ts';
import { mapErrors } from '../service/map-errors.ts';
import { type JobTools, momentStream } from './moment-stream.ts';

export interface VerifyJob {
  path: string;
  scope: VerifyScope;
}

/** The rooms behind the worker; the entry passes the real ones. */
export interface VerifyRooms {
  verify(job: VerifyJob, tools: JobTools<VerifyProgress>): Promise<VerifyReport>;
  receipts(path: string, offset: number, limit: number, kinds: CustodyInput['kinds']): ReceiptsPage;
}

/** Inputs were checked at the service's door; here they are only typed. */
export const createVerifyRouter = (rooms: VerifyRooms) => {
  const base = os.use(mapErrors);
  return {
    verify: base
      .input(type<VerifyJob>())
      .handler(({ input, signal }) =>
        Promise.resolve(momentStream<VerifyReport, VerifyProgress>((tools) => rooms.verify(input, tools), signal)),
      ),
    receipts: base
      .input(type<{ path: string } & CustodyInput>())
      .handler(({ input }) => rooms.receipts(input.path, input.offset, input.limit, input.kinds)),
  };
};

export type VerifyRouter = ReturnType<typeof createVerifyRouter>;
