// A table of changed fields: field, from, to. Dumb: it is given rows and words.
import { Table, Text } from '@mantine/core';
import { assertNever } from '#shared/assert-never.ts';
import styles from './field-table.module.css';
import { type FieldRow, type ShownValue, valueText } from './field-table-value.ts';

export interface FieldTableWords {
  caption: string;
  field: string;
  from: string;
  to: string;
  unknown: string;
  absent: string;
  emptyText: string;
  nothing: string;
}

/** An empty change is said in words, never as an empty table. */
export const FieldTable = ({ rows, words }: { rows: readonly FieldRow[]; words: FieldTableWords }) => {
  if (rows.length === 0) {
    return (
      <Text size="sm" c="var(--text-faint)">
        {words.nothing}
      </Text>
    );
  }
  return (
    <Table className={styles.table} data-testid="field-table" aria-label={words.caption} withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{words.field}</Table.Th>
          <Table.Th scope="col">{words.from}</Table.Th>
          <Table.Th scope="col">{words.to}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.field}>
            <Table.Th scope="row" className={styles.field}>
              {row.field}
            </Table.Th>
            <Table.Td>
              <Cell shown={row.from} words={words} />
            </Table.Td>
            <Table.Td>
              <Cell shown={row.to} words={words} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

const Cell = ({ shown, words }: { shown: ShownValue; words: FieldTableWords }) => {
  switch (shown.kind) {
    case 'unknown':
      return <span className={styles.statement}>{words.unknown}</span>;
    case 'absent':
      return <span className={styles.statement}>{words.absent}</span>;
    case 'value':
      if (shown.value === '') return <span className={styles.statement}>{words.emptyText}</span>;
      return <span className={shown.value === null ? styles.nothing : styles.value}>{valueText(shown.value)}</span>;
    default:
      return assertNever(shown);
  }
};
