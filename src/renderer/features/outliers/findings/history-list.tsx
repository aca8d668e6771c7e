// Who could not be scored, and how many days are missing.
import { Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutliersReport } from '#shared/model/outliers.ts';
import { useWords } from '../../../ui/define-words.ts';
import { Pager } from '../../../ui/pager.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import { actorName } from '../actor-name.ts';
import styles from './findings.module.css';
import { words } from './words.ts';

const pageSize = 50;

export const HistoryList = ({ people }: { people: OutliersReport['notEnoughHistory'] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const [page, setPage] = useState(1);
  const [first] = people;
  if (first === undefined) return null;
  const shown = people.slice((page - 1) * pageSize, page * pageSize);
  return (
    <details className={styles.details} data-testid="not-enough-history">
      <summary>{say('historyCount', { count: people.length, shown: count(people.length) })}</summary>
      <Text size="sm" c="var(--text-soft)" my={4}>
        {say('historyText', { needed: count(first.needed) })}
      </Text>
      <Table aria-label={say('history')} fz={12} className={styles.narrow ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('who')}</Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('accesses')}
            </Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('daysOf')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ actor, events, days, needed }) => (
            <Table.Tr key={actor.key}>
              <Table.Th scope="row" className={styles.long ?? ''}>
                {actorName(actor, say('nobody'))}
              </Table.Th>
              <Table.Td className={styles.numeric ?? ''}>{count(events)}</Table.Td>
              <Table.Td className={styles.numeric ?? ''}>
                {say('daysOfValue', { days: count(days), needed: count(needed) })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Pager total={people.length} size={pageSize} page={page} onPage={setPage} />
    </details>
  );
};
