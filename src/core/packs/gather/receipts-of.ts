// Receipts of a ledger by import.
import type { LedgerLine } from '#shared/model/ledger.ts';

export const receiptsOf = (lines: readonly LedgerLine[]): ReadonlyMap<string, LedgerLine> =>
  new Map(
    lines.flatMap((line): [string, LedgerLine][] =>
      line.kind === 'import' ? [[line.body.receipt.importId, line]] : [],
    ),
  );
