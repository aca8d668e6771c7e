// The numbers of the user chart as a table; each name leads to its events.
import { Anchor, Table } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './outliers.module.css';
import type { UserBar } from './user-bars.ts';
import { words } from './words.ts';

interface Props {
  bars: readonly UserBar[];
  total: number;
  nameOf: (bar: UserBar) => string;
  onPick: (bar: UserBar) => void;
}

export const UserTable = ({ bars, total, nameOf, onPick }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  return (
    <div className={styles.table}>
      <Table stickyHeader aria-label={say('perUser')} fz={12}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('user')}</Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('count')}
            </Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('share')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bars.map((bar) => (
            <Table.Tr key={bar.key}>
              <Table.Td>
                <Anchor
                  component="button"
                  type="button"
                  size="xs"
                  aria-label={say('eventsOf', { name: nameOf(bar) })}
                  onClick={() => onPick(bar)}
                >
                  {nameOf(bar)}
                </Anchor>
              </Table.Td>
              <Table.Td className={styles.numeric ?? ''}>{format.count(bar.count)}</Table.Td>
              <Table.Td className={styles.numeric ?? ''}>{format.percent(bar.count / total)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
