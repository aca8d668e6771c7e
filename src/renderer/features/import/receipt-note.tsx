// The receipt of an import: its line in the ledger, the key that signed it, and whether that key was kept.
import { Text } from '@mantine/core';
import type { ImportReport } from '#shared/model/import-run.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

export const ReceiptNote = ({ receipt }: { receipt: ImportReport['receipt'] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  if (receipt === null) return null;
  return (
    <div data-testid="receipt-note">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {say('receipt', { line: count(receipt.sequence + 1), key: receipt.key })}
      </Text>
      {receipt.keyKept === 'process' ? (
        <Text size="sm" c="var(--warning)" fw={600}>
          {say('receiptKeyGone')}
        </Text>
      ) : null}
    </div>
  );
};
