// The lines of the ledger, newest first.
import { Table } from '@mantine/core';
import { assertNever } from '#shared/assert-never.ts';
import type { LedgerLine, RestoreRecord } from '#shared/model/ledger.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './integrity.module.css';
import { words } from './words.ts';

const shortKey = (key: string): string => `${key.slice(0, 15)}…`;

export const ReceiptTable = ({ lines }: { lines: readonly LedgerLine[] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const restoreText = (restore: RestoreRecord): string => {
    const { method, url, eventId } = restore;
    if (restore.phase === 'asked') return say('restoreAsked', { method, url, event: eventId });
    const status = restore.status === null ? '' : ` (${restore.status})`;
    return `${say(`restore_${restore.outcome}`, { method, url, event: eventId })}${status}`;
  };
  const what = (line: LedgerLine): string => {
    switch (line.kind) {
      case 'import':
        return say('import', { id: line.body.receipt.importId });
      case 'compaction':
        return say('compaction', {
          from: count(line.body.merged.reduce((sum, { from }) => sum + from.length, 0)),
          into: count(line.body.merged.reduce((sum, { into }) => sum + into.length, 0)),
        });
      case 'restore':
        return restoreText(line.body.restore);
      case 'custody':
        return say(`custody_${line.body.act.kind}`);
      case 'keys':
        return say('keyRoots');
      case 'key':
        return say('keyChange');
      default:
        return assertNever(line);
    }
  };
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table className={styles.table ?? ''} aria-label={say('receipts')} data-testid="receipt-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('line')}
            </Table.Th>
            <Table.Th scope="col">{say('time', { zone })}</Table.Th>
            <Table.Th scope="col">{say('what')}</Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('stored')}
            </Table.Th>
            <Table.Th scope="col">{say('root')}</Table.Th>
            <Table.Th scope="col">{say('signedBy')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => {
            const receipt = line.kind === 'import' ? line.body.receipt : null;
            return (
              <Table.Tr key={line.sequence}>
                <Table.Td className={styles.numeric ?? ''}>{count(line.sequence + 1)}</Table.Td>
                <Table.Td>{formatSecond(line.at, zone)}</Table.Td>
                <Table.Td className={styles.long ?? ''}>{what(line)}</Table.Td>
                <Table.Td className={styles.numeric ?? ''}>
                  {receipt === null ? '' : count(receipt.accepted + receipt.conflicts)}
                </Table.Td>
                <Table.Td className={`mono ${styles.long}`}>{receipt?.roots.events ?? ''}</Table.Td>
                <Table.Td className="mono" title={line.key}>
                  {shortKey(line.key)}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
