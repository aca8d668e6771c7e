// Problems or remarks of a report: kind, place and finding.
import { Table, Title } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import styles from './integrity.module.css';
import { words } from './words.ts';

interface Finding {
  kind: string;
  where: string;
  message: string;
}

interface Props {
  title: string;
  findings: readonly Finding[];
  /** The kind in words. */
  nameOf(kind: string): string;
  testId: string;
}

export const FindingTable = ({ title, findings, nameOf, testId }: Props) => {
  const say = useWords(words);
  return (
    <>
      <Title order={3} size="h6" mt="md">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={560}>
        <Table className={styles.table ?? ''} aria-label={title} data-testid={testId}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say('kind')}</Table.Th>
              <Table.Th scope="col">{say('where')}</Table.Th>
              <Table.Th scope="col">{say('finding')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {findings.map(({ kind, where, message }) => (
              <Table.Tr key={`${kind} ${where} ${message}`}>
                <Table.Td>{nameOf(kind)}</Table.Td>
                <Table.Td className={`mono ${styles.long}`}>{where}</Table.Td>
                <Table.Td className={styles.long ?? ''}>{message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
};
