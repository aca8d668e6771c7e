// The fields of a state: value, who gave it that value and when; what is unknown stands among them and says so.
import { Table, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { StateAsOf } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { useOpenEvent } from '../../../data/use-open-event.ts';
import { LongText } from '../../../ui/comparison/long-text.tsx';
import { ValueCell } from '../../../ui/comparison/value-cell.tsx';
import { useWords } from '../../../ui/define-words.ts';
import { formatTime } from '../../../ui/format-time.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './resources.module.css';
import { type StateRow, stateRows } from './state-rows.ts';
import { whoText } from './who-text.ts';
import { words } from './words.ts';

/** Rows drawn at once, and from how many on they can be searched. */
const mostRows = 300;
const searchable = 20;

/** Lists and objects over several lines: they are read, not compared. */
const KnownValue = ({ value }: { value: JsonValue }) =>
  typeof value === 'object' && value !== null ? (
    <LongText text={JSON.stringify(value, null, 2)} />
  ) : (
    <ValueCell shown={{ kind: 'value', value }} unit={null} />
  );

export const StateTable = ({ state, zone }: { state: StateAsOf; zone: string }) => {
  const say = useWords(words);
  const format = useFormat();
  const openEvent = useOpenEvent();
  const [search, setSearch] = useState('');
  const rows = useMemo(() => stateRows(state), [state]);
  const isSeen = rows.some(({ blame }) => blame?.how === 'seen');
  const sought = search.trim().toLowerCase();
  const found = sought === '' ? rows : rows.filter(({ field }) => field.toLowerCase().includes(sought));
  if (rows.length === 0) {
    return (
      <Text size="sm" mt="sm" c="var(--text-faint)">
        {say('nothingKnown')}
      </Text>
    );
  }
  const eventLink = (eventId: string, text: string) => (
    <button
      type="button"
      className={classes.link}
      title={say('openEventId', { id: eventId })}
      onClick={() => openEvent(eventId)}
    >
      {text}
    </button>
  );
  const valueIn = ({ value, inferred }: StateRow) => {
    if (value !== undefined) return <KnownValue value={value} />;
    if (inferred === null) return <ValueCell shown={{ kind: 'unknown' }} unit={null} />;
    return (
      <>
        <ValueCell shown={{ kind: 'unknown' }} unit={null} />
        <Text size="xs" c="var(--text-soft)">
          {eventLink(inferred.eventId, say('inferred', { at: formatTime(inferred.at, zone) }))}
        </Text>
        <KnownValue value={inferred.value} />
      </>
    );
  };
  return (
    <div className={classes.stateTable}>
      {rows.length > searchable ? (
        <TextInput
          aria-label={say('filterFields')}
          placeholder={say('filterFields')}
          maw={260}
          mb={6}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      ) : null}
      <Table aria-label={say('stateTable')} withTableBorder fz={12} data-testid="state-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('field')}</Table.Th>
            <Table.Th scope="col">{say('value')}</Table.Th>
            <Table.Th scope="col">{say('setBy', { zone })}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.slice(0, mostRows).map((row) => (
            <Table.Tr key={`${row.kind} ${row.field}`} data-kind={row.kind} data-field={row.field}>
              <Table.Th scope="row" className={classes.stateField ?? ''}>
                {row.field === '' ? say('wholeValue') : row.field}
              </Table.Th>
              <Table.Td>{valueIn(row)}</Table.Td>
              <Table.Td>
                {row.blame === null ? (
                  <span className={classes.faint}>{row.kind === 'unknown' ? '' : say('noBlame')}</span>
                ) : (
                  <>
                    {whoText(row.blame.actor) ?? <span className={classes.faint}>{say('nobody')}</span>}
                    {row.blame.how === 'seen' ? <span className={classes.seen}>{say('seen')}</span> : null}
                    <br />
                    {eventLink(row.blame.eventId, formatTime(row.blame.at, zone))}
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {isSeen ? (
        <Text size="xs" c="var(--text-soft)" mt={4}>
          {say('seenHelp')}
        </Text>
      ) : null}
      {found.length === 0 ? <Text size="sm">{say('noFieldFound')}</Text> : null}
      {found.length > mostRows ? (
        <Text size="sm" c="var(--text-soft)">
          {say('moreFields', { shown: format.count(mostRows), total: format.count(found.length) })}
        </Text>
      ) : null}
    </div>
  );
};
