// The quarantine, a page at a time: where each rejected record stood, why it was rejected, and its exact bytes.
import { Button, Group, Pagination, Select, Table, Text, Title } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { ImportRecord, Quarantined } from '#shared/model/archive.ts';
import { useQuarantine } from '../../data/use-imports.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './import.module.css';
import { reasonText } from './reason-text.ts';
import { words } from './words.ts';

const pageSize = 50;
/** Longer records are cut to this many bytes when they are put in quarantine. */
const keptBytes = 65_536;

export const QuarantineSection = ({ imports }: { imports: readonly ImportRecord[] }) => {
  const say = useWords(words);
  const format = useFormat();
  const [importId, setImportId] = useState<string | null>(null);
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<string | null>(null);
  const offset = (page - 1) * pageSize;
  const { total, items, problem } = useQuarantine({
    offset,
    limit: pageSize,
    ...(importId === null ? {} : { importId }),
  });
  const rejecting = imports.filter((run) => run.rejected > 0);
  const keyOf = (item: Quarantined): string => `${item.importId}:${item.source}:${item.byteOffset}:${item.line}`;
  return (
    <section data-testid="quarantine">
      <Title order={2} size="h4" mt="xl">
        {say('quarantine')}
      </Title>
      <Text size="sm" c="var(--text-soft)" mb="xs">
        {say('quarantineHelp')}
      </Text>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {total === 0 && importId === null ? <Text size="sm">{say('quarantineEmpty')}</Text> : null}
      {rejecting.length > 1 ? (
        <Select
          label={say('quarantineOf')}
          w={360}
          mb="xs"
          value={importId ?? ''}
          allowDeselect={false}
          data={[
            { value: '', label: say('allImports') },
            ...rejecting.map((run) => ({ value: run.id, label: run.id })),
          ]}
          onChange={(value) => {
            setImportId(value === '' ? null : value);
            setPage(1);
          }}
        />
      ) : null}
      {items.length === 0 ? null : (
        <Table.ScrollContainer minWidth={820}>
          <Table className={styles.table ?? ''} aria-label={say('quarantine')} data-testid="quarantine-table">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say('source')}</Table.Th>
                <Table.Th scope="col" className={styles.numeric ?? ''}>
                  {say('line')}
                </Table.Th>
                <Table.Th scope="col" className={styles.numeric ?? ''}>
                  {say('byteOffset')}
                </Table.Th>
                <Table.Th scope="col">{say('reason')}</Table.Th>
                <Table.Th scope="col">{say('message')}</Table.Th>
                <Table.Th scope="col" className={styles.numeric ?? ''}>
                  {say('size')}
                </Table.Th>
                <Table.Th aria-hidden />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((item) => {
                const key = keyOf(item);
                const isOpen = open === key;
                return (
                  <Fragment key={key}>
                    <Table.Tr>
                      <Table.Td className={styles.name ?? ''}>{item.source}</Table.Td>
                      <Table.Td className={styles.numeric ?? ''}>{format.count(item.line)}</Table.Td>
                      <Table.Td className={styles.numeric ?? ''}>{format.count(item.byteOffset)}</Table.Td>
                      <Table.Td>{reasonText(item.reason, say)}</Table.Td>
                      <Table.Td className={styles.name ?? ''}>{item.message}</Table.Td>
                      <Table.Td className={styles.numeric ?? ''}>{format.bytes(item.bytes)}</Table.Td>
                      <Table.Td>
                        <Button
                          variant="subtle"
                          size="compact-xs"
                          aria-expanded={isOpen}
                          aria-label={say('rawShowOf', { line: item.line, source: item.source })}
                          onClick={() => setOpen(isOpen ? null : key)}
                        >
                          {say('rawShow')}
                        </Button>
                      </Table.Td>
                    </Table.Tr>
                    {isOpen ? (
                      <Table.Tr>
                        <Table.Td colSpan={7}>
                          {item.encoding === 'base64' ? <Text size="xs">{say('rawBase64')}</Text> : null}
                          {item.bytes > keptBytes ? (
                            <Text size="xs">{say('rawCut', { bytes: format.bytes(item.bytes) })}</Text>
                          ) : null}
                          <pre className={styles.raw}>{item.raw}</pre>
                        </Table.Td>
                      </Table.Tr>
                    ) : null}
                  </Fragment>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {total !== undefined && total > 0 ? (
        <Group justify="space-between" mt="xs">
          <Text size="xs" className="tabular">
            {say('shownOf', {
              first: format.count(Math.min(offset + 1, total)),
              last: format.count(Math.min(offset + pageSize, total)),
              total: format.count(total),
            })}
          </Text>
          {total > pageSize ? (
            <Pagination
              size="sm"
              total={Math.ceil(total / pageSize)}
              value={page}
              onChange={setPage}
              aria-label={say('pages')}
            />
          ) : null}
        </Group>
      ) : null}
    </section>
  );
};
