// A second thread that turns pending months into segments while the first one goes on reading.
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { PendingMonth } from './pending-month.ts';
import type { SealedMonth, SealTarget } from './seal-month.ts';
import { plainRows, type SealingAnswer, type SealingRequest } from './sealing-message.ts';

/** One month at a time: the next may be sent when the promise of the last has settled. */
export interface SealThread {
  /** Rejects with what sealing threw, or INTERNAL when the thread died. */
  seal(rows: PendingMonth, target: SealTarget): Promise<SealedMonth>;
  close(): Promise<void>;
}

/** Who helps an import sealing, once so many events are pending that a thread pays for its start. */
export interface SealHelper {
  fromEvents: number;
  start(): SealThread;
}

const thrown = (failed: Extract<SealingAnswer, { failed: unknown }>['failed']): WorkbenchError =>
  'code' in failed
    ? new WorkbenchError(failed.code, failed.data.where, failed.data.detail)
    : new WorkbenchError('INTERNAL', 'sealing', failed.message);

/** `start` makes a thread that runs `serveSealing` on its parent port. */
export const createSealThread = (start: () => Worker): SealThread => {
  const worker = start();
  const died = new Promise<never>((_, reject) => {
    worker.once('error', (error) => reject(new WorkbenchError('INTERNAL', 'sealing thread', error.message)));
    worker.once('exit', (code) => reject(new WorkbenchError('INTERNAL', 'sealing thread', `it ended with ${code}`)));
  });
  died.catch(() => undefined);
  return {
    seal: async (rows, target) => {
      const { plain, buffers } = plainRows(rows);
      const request: SealingRequest = { rows: plain, target };
      const answered = once(worker, 'message');
      worker.postMessage(request, buffers);
      const [answer] = (await Promise.race([answered, died])) as [SealingAnswer];
      if ('failed' in answer) throw thrown(answer.failed);
      return answer.sealed;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
