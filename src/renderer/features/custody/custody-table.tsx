// Lines of the ledger as what was done: when, what, by whom, with which key.
import { Table, Text } from '@mantine/core';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './custody.module.css';
import { kindOf, useLineText } from './use-line-text.ts';
import { words } from './words.ts';

const shortKey = (key: string): string => `${key.slice(0, 15)}…`;

const operatorOf = (line: LedgerLine): string | null => {
  switch (line.kind) {
    case 'custody':
      return line.body.act.operator;
    case 'import':
      return line.body.receipt.operator;
    case 'restore':
      return line.body.restore.operator;
    default:
      return null;
  }
};

export const CustodyTable = ({ lines }: { lines: readonly LedgerLine[] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const textOf = useLineText();
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table className={styles.table ?? ''} aria-label={say('title')} data-testid="custody-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('time', { zone })}</Table.Th>
            <Table.Th scope="col">{say('what')}</Table.Th>
            <Table.Th scope="col">{say('by')}</Table.Th>
            <Table.Th scope="col">{say('details')}</Table.Th>
            <Table.Th scope="col">{say('signedBy')}</Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('line')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => {
            const act = line.kind === 'custody' ? line.body.act : null;
            const operator = operatorOf(line);
            return (
              <Table.Tr key={line.sequence} data-kind={kindOf(line)}>
                <Table.Td className={styles.time ?? ''}>
                  {formatSecond(line.at, zone)}
                  {act?.doneAt === undefined ? null : (
                    <Text size="xs" c="var(--text-soft)">
                      {say('doneAt', { time: formatSecond(act.doneAt, zone) })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className={styles.what ?? ''}>{say(`is_${kindOf(line)}`)}</Table.Td>
                <Table.Td>
                  {operator ?? <span className={styles.soft}>{say('nobody')}</span>}
                  {act === null ? null : (
                    <Text size="xs" c="var(--text-soft)">
                      {say(`host_${act.host}`)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className={styles.long ?? ''}>{textOf(line)}</Table.Td>
                <Table.Td title={line.key}>
                  <span className="mono">{shortKey(line.key)}</span>
                  {line.keyKept === 'process' ? (
                    <Text size="xs" c="var(--text-soft)">
                      {say('keptNowhere')}
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td className={styles.numeric ?? ''}>{count(line.sequence + 1)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
