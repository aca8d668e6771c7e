// Fields that were changed and had their old value again soon after.
import { Table } from '@mantine/core';
import type { FlipFlop } from '#shared/model/chain.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatSecond } from '../../../ui/format-time.ts';
import { StatedValue } from '../../../ui/stated-value.tsx';
import classes from './chain.module.css';
import { FindingEvent } from './finding-event.tsx';
import { ResourceTitle } from './resource-title.tsx';
import { spanOf, spanText } from './span-text.ts';
import { words } from './words.ts';

export const FlipTable = ({ flips }: { flips: readonly FlipFlop[] }) => {
  const say = useWords(words);
  const { zone } = useView();
  return (
    <Table.ScrollContainer minWidth={920}>
      <Table className={classes.table ?? ''} aria-label={say('flipsTitle')} data-testid="flip-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('resource')}</Table.Th>
            <Table.Th scope="col">{say('field')}</Table.Th>
            <Table.Th scope="col">{say('values')}</Table.Th>
            <Table.Th scope="col">{say('changed', { zone })}</Table.Th>
            <Table.Th scope="col">{say('changedBack', { zone })}</Table.Th>
            <Table.Th scope="col" className={classes.numeric ?? ''}>
              {say('after')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {flips.map((flip) => {
            const { resource, field, firstAt: from, secondAt: to } = flip;
            const moments = [
              { id: flip.firstEventId, at: from, who: flip.firstActor },
              { id: flip.secondEventId, at: to, who: flip.secondActor },
            ];
            return (
              <Table.Tr key={`${flip.firstEventId} ${flip.secondEventId} ${field}`}>
                <Table.Td className={classes.long ?? ''}>
                  <ResourceTitle resource={resource} />
                </Table.Td>
                <Table.Td className={`mono ${classes.long}`}>{field}</Table.Td>
                <Table.Td>
                  <StatedValue value={flip.value} /> → <StatedValue value={flip.other} /> →{' '}
                  <StatedValue value={flip.value} />
                </Table.Td>
                {moments.map(({ id, at, who }) => (
                  <Table.Td key={id}>
                    <FindingEvent resource={resource} from={from} to={to} id={id} label={formatSecond(at, zone)} />
                    <div className={classes.long}>{who.email ?? who.id ?? say('noOne')}</div>
                  </Table.Td>
                ))}
                <Table.Td className={classes.numeric ?? ''}>{spanText(spanOf({ from, to }))}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
