// Events whose list of changed fields and complete states tell different things.
import { Table } from '@mantine/core';
import type { Contradiction } from '#shared/model/chain.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatTime } from '../../../ui/format-time.ts';
import classes from './chain.module.css';
import { FindingEvent } from './finding-event.tsx';
import { ResourceTitle } from './resource-title.tsx';
import { words } from './words.ts';

export const ContradictionTable = ({ found }: { found: readonly Contradiction[] }) => {
  const say = useWords(words);
  const { zone } = useView();
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table className={classes.table ?? ''} aria-label={say('contradictionsTitle')} data-testid="contradiction-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('resource')}</Table.Th>
            <Table.Th scope="col">{say('field')}</Table.Th>
            <Table.Th scope="col">{say('time', { zone })}</Table.Th>
            <Table.Th scope="col">{say('event')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map(({ resource, field, at, eventId }) => (
            <Table.Tr key={`${eventId} ${field}`}>
              <Table.Td className={classes.long ?? ''}>
                <ResourceTitle resource={resource} />
              </Table.Td>
              <Table.Td className={`mono ${classes.long}`}>{field}</Table.Td>
              <Table.Td className="tabular">{formatTime(at, zone)}</Table.Td>
              <Table.Td className={classes.long ?? ''}>
                <FindingEvent resource={resource} from={at} to={at} id={eventId} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
