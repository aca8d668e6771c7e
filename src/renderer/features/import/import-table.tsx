// The imports of the archive, newest first; each opens to its sources.
import { ActionIcon, Button, Table } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { ImportRecord } from '#shared/model/archive.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './import.module.css';
import { SourceTable } from './source-table.tsx';
import { words } from './words.ts';

const counts = ['read', 'accepted', 'duplicates', 'conflicts', 'rejected'] as const;

const newestFirst = (imports: readonly ImportRecord[]): ImportRecord[] =>
  [...imports].sort((one, other) => (one.finishedAt < other.finishedAt ? 1 : -1));

/** Conflicts lead to the events, rejected records to the quarantine. */
const CountOf = ({ run, name }: { run: ImportRecord; name: (typeof counts)[number] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const shown = count(run[name]);
  if (run[name] > 0 && name === 'conflicts') {
    const q = `import:${run.id} conflict:true`;
    return (
      <Link
        to="/events"
        search={(search) => ({ ...search, q, event: undefined })}
        aria-label={say('conflictsOfImport', { shown, id: run.id })}
      >
        {shown}
      </Link>
    );
  }
  if (run[name] > 0 && name === 'rejected') {
    return (
      <Link
        to="/quarantine"
        search={(search) => ({ ...search, rejectedBy: run.id, rejectedState: 'all' })}
        aria-label={say('rejectedOfImport', { shown, id: run.id })}
      >
        {shown}
      </Link>
    );
  }
  return shown;
};

export const ImportTable = ({ imports }: { imports: readonly ImportRecord[] }) => {
  const say = useWords(words);
  const format = useFormat();
  const view = useView();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table className={styles.table ?? ''} aria-label={say('page')} data-testid="import-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th aria-hidden />
            <Table.Th scope="col">{say('finished', { zone: view.zone })}</Table.Th>
            <Table.Th scope="col">{say('importId')}</Table.Th>
            <Table.Th scope="col" className={styles.numeric ?? ''}>
              {say('sourceCount')}
            </Table.Th>
            {counts.map((name, at) => (
              <Table.Th key={name} scope="col" className={styles.numeric ?? ''}>
                {at === 0 ? '' : at === 1 ? '= ' : '+ '}
                {say(name)}
              </Table.Th>
            ))}
            <Table.Th aria-hidden />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {newestFirst(imports).map((run) => {
            const isOpen = open === run.id;
            return (
              <Fragment key={run.id}>
                <Table.Tr>
                  <Table.Td w={32}>
                    <ActionIcon
                      aria-label={say('showSources', { id: run.id })}
                      aria-expanded={isOpen}
                      onClick={() => setOpen(isOpen ? null : run.id)}
                    >
                      {isOpen ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
                    </ActionIcon>
                  </Table.Td>
                  <Table.Td>{formatSecond(run.finishedAt, view.zone)}</Table.Td>
                  <Table.Td className="mono">{run.id}</Table.Td>
                  <Table.Td className={styles.numeric ?? ''}>{format.count(run.sources.length)}</Table.Td>
                  {counts.map((name) => (
                    <Table.Td key={name} className={styles.numeric ?? ''}>
                      <CountOf run={run} name={name} />
                    </Table.Td>
                  ))}
                  <Table.Td className={styles.numeric ?? ''}>
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      aria-label={say('eventsOfImport', { id: run.id })}
                      onClick={() => view.go('/events', { op: 'is', field: 'import', values: [run.id] })}
                    >
                      {say('eventsOf')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
                {isOpen ? (
                  <Table.Tr>
                    <Table.Td />
                    <Table.Td colSpan={9}>
                      <SourceTable sources={run.sources} />
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
