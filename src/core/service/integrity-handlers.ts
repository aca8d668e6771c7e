// Whether the archive is what was written: what is known, reading it through, the lines of its ledger.
import { resolve } from 'node:path';
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { VerifyReport } from '#shared/model/integrity.ts';
import type { VerifyRouter } from '../worker/verify-router.ts';
import type { CustodyActs } from './custody-acts.ts';
import type { IntegrityWatch } from './integrity-watch.ts';
import { tapStream } from './tap-stream.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type IntegrityImplementer = Implementer<Contract['integrity'], Record<never, never>, Record<never, never>>;

export interface IntegrityHandlerParts {
  verifier: WorkerHost<WorkerClient<VerifyRouter>>;
  integrity: IntegrityWatch;
  /** The open archive's folder; NO_ARCHIVE_OPEN when there is none. */
  archivePath(): string;
  generationOf(path: string): Promise<number>;
  untilClosed(signal: AbortSignal | undefined): AbortSignal;
  acts: Pick<CustodyActs, 'note'>;
}

/** Handlers of `contract.integrity`. A verification that was asked for and came to its end is an act of custody. */
export const integrityHandlers = (
  os: Pick<IntegrityImplementer, keyof Contract['integrity']>,
  { verifier, integrity, archivePath, generationOf, untilClosed, acts }: IntegrityHandlerParts,
) => {
  const noteVerified = (path: string, { scope, ok, problems, omitted, checked }: VerifyReport): void =>
    acts.note(path, { kind: 'verify', scope, ok, problems: problems.length + omitted, events: checked.events });
  return {
    status: os.status.handler(async () => {
      const path = archivePath();
      return integrity.status(path, await generationOf(path));
    }),
    verify: os.verify.handler(async ({ input, signal }) => {
      const path = input.path === null ? archivePath() : resolve(input.path);
      const { scope } = input;
      const moments = await verifier.stream((engine) =>
        engine.verify({ path, scope }, { signal: untilClosed(signal) }),
      );
      return tapStream(moments, (moment) => {
        if (scope === 'everything') integrity.remember(path, moment);
        if (moment.kind === 'report') noteVerified(path, moment);
      });
    }),
    receipts: os.receipts.handler(({ input }) => {
      const path = archivePath();
      return verifier.call((engine) => engine.receipts({ path, ...input }));
    }),
  };
};
