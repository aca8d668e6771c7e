// Starred and tagged events as a table, by tag; each leads to the grid.
import { ActionIcon, Button, Group, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { IconNote, IconStar, IconStarFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { CaseState, Mark } from '#shared/model/case.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { mostIds, useEventsById } from '../../data/use-events-by-id.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import classes from './cases.module.css';
import { EmptyPart } from './empty-part.tsx';
import { resourceText } from './event-words.ts';
import { EventLink, FilterButton } from './mark-links.tsx';
import { markedBy, markGroups } from './marked-by.ts';
import { words } from './words.ts';

const anyMark: Filter = {
  op: 'or',
  args: [
    { op: 'is', field: 'starred', values: ['true'] },
    { op: 'like', field: 'tag', patterns: [['', '']] },
  ],
};

export const MarkedPart = ({ control, state }: { control: CaseControl; state: CaseState }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const [chosen, setChosen] = usePageParam('mark', '');
  const groups = useMemo(() => markGroups(state.marks), [state.marks]);
  const group = groups.find(({ key }) => key === chosen) ?? groups[0];
  const marks = useMemo(() => markedBy(state.marks, group?.key ?? ''), [state.marks, group]);
  const shown = marks.slice(0, mostIds);
  const ids = useMemo(() => marks.slice(0, mostIds).map(({ eventId }) => eventId), [marks]);
  const { events, problem } = useEventsById(ids);
  if (groups.length === 0) return <EmptyPart title={say('markedEmpty')} help={say('markedEmptyHelp')} />;

  const nameOf = (key: string): string => {
    if (key === '') return say('all');
    return key === 'starred' ? say('starredOnly') : key.slice('tag:'.length);
  };
  const filterOf = (key: string): Filter => {
    if (key === '') return anyMark;
    if (key === 'starred') return { op: 'is', field: 'starred', values: ['true'] };
    return { op: 'is', field: 'tag', values: [key.slice('tag:'.length)] };
  };
  const row = ({ eventId, starred, tags, note }: Mark) => {
    const event = events?.get(eventId);
    const label = say(starred ? 'takeStar' : 'putStar');
    return (
      <Table.Tr key={eventId}>
        <Table.Td>
          <Tooltip label={label}>
            <ActionIcon
              aria-label={label}
              aria-pressed={starred}
              onClick={() => void control.change({ kind: 'star', eventIds: [eventId], starred: !starred })}
            >
              {starred ? <IconStarFilled size={16} className={classes.star ?? ''} /> : <IconStar size={16} />}
            </ActionIcon>
          </Tooltip>
        </Table.Td>
        {event === undefined ? (
          <Table.Td colSpan={4} className={classes.missing ?? ''}>
            {events === undefined ? <Skeleton height={14} /> : say('notHere', { id: eventId })}
          </Table.Td>
        ) : (
          <>
            <Table.Td className={classes.time ?? ''}>
              <EventLink id={eventId} label={`${say('openEvent')}: ${formatSecond(event.timestamp, zone)}`}>
                {formatSecond(event.timestamp, zone)}
              </EventLink>
            </Table.Td>
            <Table.Td>{event.actor.email ?? event.actor.id ?? say('noActor')}</Table.Td>
            <Table.Td>{event.action ?? say('noAction')}</Table.Td>
            <Table.Td className={classes.long ?? ''}>{resourceText(event)}</Table.Td>
          </>
        )}
        <Table.Td>
          <Group gap={4}>
            {tags.map((tag) => (
              <span key={tag} className={classes.tag}>
                {tag}
              </span>
            ))}
            {note === '' ? null : (
              <Tooltip label={say('hasNote')}>
                <IconNote size={15} role="img" aria-label={say('hasNote')} />
              </Tooltip>
            )}
          </Group>
        </Table.Td>
      </Table.Tr>
    );
  };
  return (
    <>
      <Group justify="space-between" gap="sm" align="flex-start" className={classes.tools ?? ''}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a form where there is none. */}
        <div role="group" aria-label={say('filterMarks')} className={classes.groups}>
          {groups.map(({ key, count: size }) => (
            <Button
              key={key}
              size="compact-sm"
              variant={key === group?.key ? 'light' : 'default'}
              aria-pressed={key === group?.key}
              onClick={() => setChosen(key)}
              data-testid={`mark-group-${key}`}
            >
              {nameOf(key)} <span className={classes.size}>{count(size)}</span>
            </Button>
          ))}
        </div>
        <FilterButton filter={filterOf(group?.key ?? '')}>{say('showInGrid')}</FilterButton>
      </Group>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {marks.length > shown.length ? (
        <Text size="sm" mt="sm">
          {say('firstMarks', { shown: count(shown.length), total: count(marks.length) })}
        </Text>
      ) : null}
      <Table.ScrollContainer minWidth={680} mt="sm">
        <Table className={classes.table ?? ''} aria-label={say('markedTable')} data-testid="marked-table">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w={48}>
                {say('star')}
              </Table.Th>
              <Table.Th scope="col">{say('time', { zone })}</Table.Th>
              <Table.Th scope="col">{say('actor')}</Table.Th>
              <Table.Th scope="col">{say('action')}</Table.Th>
              <Table.Th scope="col">{say('resource')}</Table.Th>
              <Table.Th scope="col">{say('tagsColumn')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{shown.map(row)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
};
