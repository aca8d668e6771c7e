// One break: what the change before left behind, what the next one found, and whether coverage explains it.
import { Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ChainBreak } from '#shared/model/chain.ts';
import { toHistory } from '../../../data/to-history.ts';
import { useView } from '../../../data/view-state.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatTime } from '../../../ui/format-time.ts';
import { StatedValue } from '../../../ui/stated-value.tsx';
import classes from './chain.module.css';
import { CoverageNote } from './coverage-note.tsx';
import { FindingEvent } from './finding-event.tsx';
import { toInterval } from './finding-search.ts';
import { ResourceTitle } from './resource-title.tsx';
import { words } from './words.ts';

export const BreakCard = ({ found }: { found: ChainBreak }) => {
  const say = useWords(words);
  const { zone } = useView();
  const { resource, field, from, to } = found;
  const sides = [
    { key: 'expected', value: found.expected, at: from, who: found.previousActor, id: found.previousEventId },
    { key: 'found', value: found.found, at: to, who: found.actor, id: found.eventId },
  ] as const;
  return (
    <li className={classes.card} data-testid="chain-break">
      <h4 className={classes.cardTitle}>
        <ResourceTitle resource={resource} />{' '}
        <span className={`mono ${classes.field}`}>{field === '' ? say('whole') : field}</span>
      </h4>
      <Table.ScrollContainer minWidth={820}>
        <Table layout="fixed" className={classes.sides ?? ''} aria-label={field === '' ? say('whole') : field}>
          <Table.Thead>
            <Table.Tr>
              <Table.Td w={100} />
              <Table.Th scope="col">{say('value')}</Table.Th>
              <Table.Th scope="col" w={190}>
                {say('time', { zone })}
              </Table.Th>
              <Table.Th scope="col" w={190}>
                {say('who')}
              </Table.Th>
              <Table.Th scope="col" w={200}>
                {say('event')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sides.map(({ key, value, at, who, id }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">{say(key)}</Table.Th>
                <Table.Td className={key === 'expected' ? (classes.before ?? '') : (classes.after ?? '')}>
                  <StatedValue value={value} />
                </Table.Td>
                <Table.Td className="tabular">{formatTime(at, zone)}</Table.Td>
                <Table.Td className={classes.long ?? ''}>{who.email ?? who.id ?? say('noOne')}</Table.Td>
                <Table.Td className={classes.long ?? ''}>
                  <FindingEvent resource={resource} from={from} to={to} id={id} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {found.cut === true && (
        <Text size="xs" c="var(--text-soft)">
          {say('cut')}
        </Text>
      )}
      <CoverageNote found={found} />
      <div className={classes.ways}>
        <Link to="/changes" search={toHistory(resource)} className={classes.link ?? ''}>
          {say('showHistory')}
        </Link>
        <Link to="/events" search={toInterval(resource, from, to, undefined)} className={classes.link ?? ''}>
          {say('showEvents')}
        </Link>
      </div>
    </li>
  );
};
