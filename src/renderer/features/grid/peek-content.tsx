// The card over a row: its whole change, or its time in every zone that matters, with the source's own spelling.
import { Table } from '@mantine/core';
import type { EventRow } from '#shared/model/event.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useEventVersions } from '../../data/use-event-versions.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatOffset, formatTime } from '../../ui/format-time.ts';
import { relativeTime } from '../../ui/relative-time.ts';
import { changePreview, onCard } from './change-preview.ts';
import classes from './grid.module.css';
import { words } from './words.ts';

/** Changes a card lists; the details have all of them. */
const mostChanges = 20;

export const ChangeCard = ({ event }: { event: EventRow }) => {
  const say = useWords(words);
  // A row brings its first changes only.
  const { versions } = useEventVersions(event.changeCount > event.changes.length ? event.id : null);
  const changes = versions?.[0]?.changes ?? event.changes;
  const more = event.changeCount - Math.min(changes.length, mostChanges);
  return (
    <>
      <Table withRowBorders={false} className={classes.card ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('cardField')}</Table.Th>
            <Table.Th>{say('cardFrom')}</Table.Th>
            <Table.Th>{say('cardTo')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changePreview(changes.slice(0, mostChanges), onCard).map(({ field, from, to }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list of one event, which never changes.
            <Table.Tr key={at}>
              <Table.Td className={classes.field}>{field}</Table.Td>
              <Table.Td className={from === null ? classes.absent : classes.from}>{from ?? say('unknown')}</Table.Td>
              <Table.Td className={to === null ? classes.absent : classes.to}>{to ?? say('unknown')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {more > 0 && <p className={classes.absent}>{say('more', { count: more })}</p>}
    </>
  );
};

export const TimeCard = ({ event, zone }: { event: EventRow; zone: string }) => {
  const say = useWords(words);
  const { tenantZone } = usePreferences();
  const { versions } = useEventVersions(event.id);
  const { timestamp } = event;
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [
    { label: say('cardShown'), name: zone },
    { label: say('cardUtc'), name: 'UTC' },
    { label: say('cardLocal'), name: local },
    { label: say('cardTenant'), name: tenantZone },
  ];
  const original = versions?.[0]?.event.timestampText;
  return (
    <Table withRowBorders={false} className={classes.card ?? ''}>
      <Table.Tbody>
        {zones.map(({ label, name }) => (
          <Table.Tr key={label}>
            <Table.Th>{label}</Table.Th>
            <Table.Td className="tabular">{formatTime(timestamp, name)}</Table.Td>
            <Table.Td className={classes.field}>
              {name === 'UTC' ? 'UTC' : `${name} (${formatOffset(timestamp, name)})`}
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th>{say('cardAgo')}</Table.Th>
          <Table.Td colSpan={2}>{relativeTime(timestamp, Date.now(), document.documentElement.lang)}</Table.Td>
        </Table.Tr>
        {original !== undefined && original !== timestamp && (
          <Table.Tr>
            <Table.Th>{say('cardOriginal')}</Table.Th>
            <Table.Td colSpan={2} className="mono">
              {original}
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
};
