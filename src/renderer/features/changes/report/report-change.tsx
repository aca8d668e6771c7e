// One change as a row: when, who, what, and the way to the event.
import { Table, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, useState } from 'react';
import type { ReportedChange } from '#shared/model/change-report.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatSecond } from '../../../ui/format-time.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './report.module.css';
import { toChange } from './report-search.ts';
import { words } from './words.ts';

/** Fields shown at once; a creation may have hundreds. */
const mostLines = 8;
const plainAction = /^(?:create|update|delete)d?$/i;

const ChangeLines = ({ change }: { change: ReportedChange }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const [all, setAll] = useState(false);
  const lines = all ? change.lines : change.lines.slice(0, mostLines);
  const more = change.fieldTotal - lines.length;
  if (lines.length === 0) return null;
  return (
    <ul className={classes.lines}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines never move, and two may read the same
        <li key={index}>{line}</li>
      ))}
      {more > 0 && (
        <li className={classes.soft}>
          {say('moreLines', { count: more, shown: count(more) })}{' '}
          {!all && change.lines.length > lines.length && (
            <UnstyledButton className={classes.link ?? ''} onClick={() => setAll(true)}>
              {say('allLines')}
            </UnstyledButton>
          )}
        </li>
      )}
    </ul>
  );
};

export const ReportChange = memo(({ change, zone }: { change: ReportedChange; zone: string }) => {
  const say = useWords(words);
  const { actor, kind, action, eventId, reason } = change;
  const asides = [
    ...(kind === 'update' && change.fieldTotal === 0 ? [say('untold')] : []),
    ...(change.disagrees ? [say('disagrees')] : []),
    ...(change.conflict ? [say('conflict')] : []),
    ...(reason === null ? [] : [say('reason', { reason })]),
  ];
  return (
    <Table.Tr data-testid="report-change" data-event={eventId}>
      <Table.Td className={classes.time ?? ''}>{formatSecond(change.at, zone)}</Table.Td>
      <Table.Td className={classes.long ?? ''}>
        {actor.email ?? actor.id ?? say('noOne')}
        {change.crossTenant === true && <span className={classes.team}>{say('team')}</span>}
      </Table.Td>
      <Table.Td className={classes.long ?? ''}>
        {kind === 'create' && <strong>{say('created')}</strong>}
        {kind === 'delete' && <strong className={classes.deleted}>{say('deleted')}</strong>}
        {action !== null && !plainAction.test(action) && <span className={`mono ${classes.soft}`}> {action}</span>}
        <ChangeLines change={change} />
        {asides.map((aside) => (
          <Text key={aside} size="xs" c="var(--text-soft)">
            {aside}
          </Text>
        ))}
      </Table.Td>
      <Table.Td className={classes.way ?? ''}>
        <Link
          to="/events"
          search={toChange(eventId)}
          className={classes.link ?? ''}
          aria-label={say('openEvent', { id: eventId })}
          title={eventId}
          data-testid="report-event"
        >
          {say('open')}
        </Link>
      </Table.Td>
    </Table.Tr>
  );
});
