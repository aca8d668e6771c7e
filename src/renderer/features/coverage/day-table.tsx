// The numbers of the calendar as a table: days with events or a claim, newest first.
import { Table, Text } from '@mantine/core';
import type { CoverageDay } from '#shared/model/coverage.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './coverage.module.css';
import { words } from './words.ts';

const mostRows = 400;

export const DayTable = ({ days }: { days: readonly CoverageDay[] }) => {
  const say = useWords(words);
  const format = useFormat();
  const known = days.filter(({ events, covered }) => events > 0 || covered > 0).reverse();
  return (
    <>
      {known.length > mostRows ? (
        <Text size="xs">{say('more', { shown: format.count(mostRows), total: format.count(known.length) })}</Text>
      ) : null}
      <Table className={styles.table ?? ''} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('day')}</Table.Th>
            <Table.Th className={styles.numeric ?? ''}>{say('events')}</Table.Th>
            <Table.Th className={styles.numeric ?? ''}>{say('covered')}</Table.Th>
            <Table.Th>{say('sources')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {known.slice(0, mostRows).map(({ day, events, covered, sources, suspicious }) => (
            <Table.Tr key={day}>
              <Table.Td>{day}</Table.Td>
              <Table.Td className={styles.numeric ?? ''}>{format.count(events)}</Table.Td>
              <Table.Td className={styles.numeric ?? ''}>{format.percent(covered)}</Table.Td>
              <Table.Td>
                {suspicious ? `${say('daySuspicious')} · ` : ''}
                {sources.join(', ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
};
