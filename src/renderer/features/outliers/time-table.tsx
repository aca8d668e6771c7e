// The numbers of the time chart as a table; each start leads to its events.
import { Anchor, Table } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { DayRow } from './day-rows.ts';
import styles from './outliers.module.css';
import { words } from './words.ts';

interface Props {
  rows: readonly DayRow[];
  names: readonly string[];
  zone: string;
  onPick: (row: DayRow) => void;
}

export const TimeTable = ({ rows, names, zone, onPick }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  return (
    <div className={styles.table}>
      <Table stickyHeader aria-label={say('perTime')} fz={12}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('start', { zone })}</Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('count')}
            </Table.Th>
            {names.map((name) => (
              <Table.Th key={name} scope="col" className={styles.numeric ?? ''}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.start}>
              <Table.Td>
                {row.count === 0 ? (
                  row.label
                ) : (
                  <Anchor
                    component="button"
                    type="button"
                    size="xs"
                    aria-label={say('eventsOf', { name: row.label })}
                    onClick={() => onPick(row)}
                  >
                    {row.label}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td className={styles.numeric ?? ''}>{format.count(row.count)}</Table.Td>
              {names.map((name, part) => (
                <Table.Td key={name} className={styles.numeric ?? ''}>
                  {format.count(row.parts[part] ?? 0)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
