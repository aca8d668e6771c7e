// What each source of an import held and what became of it.
import { Table } from '@mantine/core';
import type { SourceReport } from '#shared/model/archive.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './import.module.css';
import { words } from './words.ts';

const counts = ['read', 'accepted', 'duplicates', 'conflicts', 'rejected'] as const;

export const SourceTable = ({ sources }: { sources: readonly SourceReport[] }) => {
  const say = useWords(words);
  const format = useFormat();
  const formatOf = ({ format: name, compressed, members }: SourceReport): string => {
    if (members !== undefined) return say('container', { count: members, shown: format.count(members) });
    if (name === null) return say('noFormat');
    return compressed ? say('compressed', { format: name.toUpperCase() }) : name.toUpperCase();
  };
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table className={styles.table ?? ''} aria-label={say('sources')} data-testid="source-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('source')}</Table.Th>
            <Table.Th scope="col">{say('format')}</Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('size')}
            </Table.Th>
            {counts.map((name) => (
              <Table.Th key={name} scope="col" className={styles.numeric ?? ''}>
                {say(name)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.map((source) => (
            <Table.Tr key={`${source.name}:${source.sha256}:${source.skipped}`}>
              <Table.Td
                className={styles.name ?? ''}
                title={source.sha256 === null ? undefined : `SHA-256 ${source.sha256}`}
              >
                {source.name}
                {source.skipped === null ? null : (
                  <div className={styles.quiet}>{say('skipped', { why: source.skipped })}</div>
                )}
              </Table.Td>
              <Table.Td>{formatOf(source)}</Table.Td>
              <Table.Td className={styles.numeric ?? ''}>{format.bytes(source.bytes)}</Table.Td>
              {counts.map((name) => (
                <Table.Td key={name} className={styles.numeric ?? ''}>
                  {format.count(source[name])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
