// A page of rejected records: where each stood, why it was rejected, what became of it since; its bytes on demand.
import { Button, Table, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { ImportRecord, QuarantineItem } from '#shared/model/archive.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useReasonText } from '../../ui/use-reason-text.ts';
import styles from './quarantine.module.css';
import { RecordView } from './record-view.tsx';
import { words } from './words.ts';

interface Props {
  items: readonly QuarantineItem[];
  imports: readonly ImportRecord[];
}

const encodingOf = (imports: readonly ImportRecord[], { importId, source }: QuarantineItem): string =>
  imports.find(({ id }) => id === importId)?.sources.find(({ name }) => name === source)?.reading?.encoding ?? 'utf-8';

export const QuarantineTable = ({ items, imports }: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const reasonText = useReasonText();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table className={styles.table ?? ''} aria-label={say('page')} data-testid="quarantine-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('source')}</Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('line')}
            </Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('byteOffset')}
            </Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('size')}
            </Table.Th>
            <Table.Th scope="col">{say('reason')}</Table.Th>
            <Table.Th scope="col">{say('message')}</Table.Th>
            <Table.Th scope="col">{say('since')}</Table.Th>
            <Table.Th aria-hidden />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => {
            const key = `${item.importId}:${item.ordinal}`;
            const isOpen = open === key;
            return (
              <Fragment key={key}>
                <Table.Tr className={item.settledBy === null ? '' : (styles.settled ?? '')}>
                  <Table.Td className={styles.name ?? ''}>{item.source}</Table.Td>
                  <Table.Td className={styles.numeric ?? ''}>{format.count(item.line)}</Table.Td>
                  <Table.Td className={styles.numeric ?? ''}>{format.count(item.byteOffset)}</Table.Td>
                  <Table.Td className={styles.numeric ?? ''}>{format.bytes(item.bytes)}</Table.Td>
                  <Table.Td>{reasonText(item.reason)}</Table.Td>
                  <Table.Td className={styles.name ?? ''}>{item.message}</Table.Td>
                  <Table.Td>
                    {item.settledBy === null ? (
                      say('waiting')
                    ) : (
                      <Text span size="xs" title={item.settledBy}>
                        {say('readAgain')}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td className={styles.numeric ?? ''}>
                    <Button
                      variant="default"
                      size="compact-xs"
                      aria-expanded={isOpen}
                      aria-label={say('showRecord', { line: item.line, source: item.source })}
                      onClick={() => setOpen(isOpen ? null : key)}
                    >
                      {say('record')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
                {isOpen ? (
                  <Table.Tr>
                    <Table.Td colSpan={8}>
                      <RecordView item={item} encoding={encodingOf(imports, item)} />
                    </Table.Td>
                  </Table.Tr>
                ) : null}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
