// The receipt of one import: its line of the ledger.
import { useQuery } from '@tanstack/react-query';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

export type ImportLine = Extract<LedgerLine, { kind: 'import' }>;

const pageLines = 500;

/** `line` is undefined until it was read, and null where the ledger has no line of this import. */
export const useReceiptOf = (importId: string): { line: ImportLine | null | undefined; problem: Problem | null } => {
  const { client } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    queryKey: ['receipt-of', archive?.path, archive?.generation, importId],
    queryFn: async ({ signal }): Promise<ImportLine | null> => {
      for (let offset = 0; ; offset += pageLines) {
        const { total, lines } = await client.integrity.receipts(
          { kinds: ['import'], offset, limit: pageLines },
          { signal },
        );
        const line = lines.find((one) => one.kind === 'import' && one.body.receipt.importId === importId);
        if (line?.kind === 'import') return line;
        if (lines.length === 0 || offset + lines.length >= total) return null;
      }
    },
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { line: query.data, problem: useProblem(query.error) };
};
