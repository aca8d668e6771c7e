// What is known of the open archive's integrity: the check of its files, the last whole verification, its ledger.
import { useQuery } from '@tanstack/react-query';
import type { CustodyKind } from '#shared/model/custody.ts';
import type { IntegrityProblem, IntegrityStatus } from '#shared/model/integrity.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

/** Milliseconds between two looks while the files are being checked. */
const pollMs = 1000;

export const integrityKey = 'integrity';

export interface Integrity {
  /** undefined until the first answer, and while no archive is open. */
  status: IntegrityStatus | undefined;
  problem: Problem | null;
}

export const useIntegrity = (): Integrity => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.integrity.status.queryOptions({ queryKey: [integrityKey, archive?.path, archive?.generation] }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.check.state === 'running' ? pollMs : false),
  });
  return { status: query.data, problem: useProblem(query.error) };
};

/** What to warn of: damage found last, derived files left out, since no answer is taken from a damaged one. */
export const alarmsOf = ({ check, last, generation }: IntegrityStatus): IntegrityProblem[] => {
  const report = last?.generation === generation ? last : check.report;
  return (report?.problems ?? []).filter(({ kind }) => kind !== 'cache');
};

/** What made or changed the archive, or the keys that sign; what was merely done with it stands in the custody log. */
const receiptKinds: CustodyKind[] = ['import', 'compaction', 'restore', 'keys', 'key'];

/** The newest lines of these kinds. */
export const useReceipts = (
  limit: number,
): { total: number | undefined; lines: LedgerLine[]; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const input = { kinds: receiptKinds, offset: 0, limit };
  const query = useQuery({
    ...calls.integrity.receipts.queryOptions({
      input,
      queryKey: ['receipts', archive?.path, archive?.generation, input],
    }),
    enabled: archive !== null,
    // A restore and a change of keys are of the generation they find.
    staleTime: 0,
  });
  return { total: query.data?.total, lines: query.data?.lines ?? [], problem: useProblem(query.error) };
};
