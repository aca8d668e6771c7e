// Stretches of time as a table, in the zone of the view: claims with their source, or gaps without one.
import { Table, Text } from '@mantine/core';
import type { Coverage } from '#shared/model/coverage.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './coverage.module.css';
import { words } from './words.ts';

interface Props {
  spans: readonly ({ from: string; to: string } & Partial<Pick<Coverage['ranges'][number], 'source' | 'basis'>>)[];
  zone: string;
  testId: string;
}

const mostRows = 200;

export const SpanTable = ({ spans, zone, testId }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const withSource = spans.some(({ source }) => source !== undefined);
  return (
    <>
      {spans.length > mostRows ? (
        <Text size="xs">{say('more', { shown: format.count(mostRows), total: format.count(spans.length) })}</Text>
      ) : null}
      <Table className={styles.table ?? ''} data-testid={testId}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{`${say('from')} (${zone})`}</Table.Th>
            <Table.Th>{`${say('to')} (${zone})`}</Table.Th>
            {withSource ? <Table.Th>{say('source')}</Table.Th> : null}
            {withSource ? <Table.Th>{say('basis')}</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {spans.slice(0, mostRows).map(({ from, to, source, basis }) => (
            <Table.Tr key={`${from} ${to} ${source ?? ''}`}>
              <Table.Td>{formatSecond(from, zone)}</Table.Td>
              <Table.Td>{formatSecond(to, zone)}</Table.Td>
              {withSource ? <Table.Td style={{ overflowWrap: 'anywhere' }}>{source}</Table.Td> : null}
              {withSource ? <Table.Td>{basis === undefined ? '' : say(`basis_${basis}`)}</Table.Td> : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
};
