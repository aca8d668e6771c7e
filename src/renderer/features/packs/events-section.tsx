// Events that get a proof and a comparison of their own.
import { ActionIcon, Button, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { IconStar, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseState } from '#shared/model/case.ts';
import { joined, mostEvents } from '../../data/pack-draft.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { SpecProps } from './about-section.tsx';
import { EventName } from './event-name.tsx';
import { PackSection } from './pack-section.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

/** Named one by one. */
const named = 30;

export const EventsSection = ({ spec, onSpec, state }: SpecProps & { state: CaseState | undefined }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const [id, setId] = useState('');
  const { events } = spec;
  const starred = (state?.marks ?? [])
    .filter((mark) => mark.starred && !events.includes(mark.eventId))
    .map(({ eventId }) => eventId);
  const add = (ids: readonly string[]): void => onSpec({ events: joined(events, ids, mostEvents) });
  return (
    <PackSection title={say('events')} help={say('eventsHelp')} testId="pack-events">
      <Group gap="xs" mb={6}>
        <Text size="sm" data-testid="pack-events-count">
          {events.length === 0
            ? say('eventsNone')
            : say('eventsCount', { count: events.length, shown: count(events.length) })}
        </Text>
        {events.length > 0 && (
          <Button variant="default" size="compact-xs" onClick={() => onSpec({ events: [] })}>
            {say('eventsClear')}
          </Button>
        )}
      </Group>
      {events.length > 0 && (
        <ul className={`${classes.list} ${classes.scroll}`}>
          {events.slice(0, named).map((event) => (
            <li key={event} className={classes.row}>
              <div className={classes.rowBody}>
                <EventName id={event} />
              </div>
              <Tooltip label={say('remove', { name: event })}>
                <ActionIcon
                  size={22}
                  aria-label={say('remove', { name: event })}
                  onClick={() => onSpec({ events: events.filter((one) => one !== event) })}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
          {events.length > named && (
            <li className={classes.soft}>{say('moreEvents', { shown: count(events.length - named) })}</li>
          )}
        </ul>
      )}
      <Group gap="xs" mt={8} align="flex-end">
        {starred.length > 0 && (
          <Button variant="default" leftSection={<IconStar size={16} aria-hidden />} onClick={() => add(starred)}>
            {say('starred', { count: starred.length })}
          </Button>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (id.trim() === '') return;
            add([id.trim()]);
            setId('');
          }}
        >
          <Group gap="xs">
            <TextInput
              aria-label={say('addEvent')}
              placeholder={say('addEvent')}
              value={id}
              spellCheck={false}
              onChange={(event) => setId(event.currentTarget.value)}
            />
            <Button variant="default" type="submit" disabled={id.trim() === ''}>
              {say('add')}
            </Button>
          </Group>
        </form>
      </Group>
    </PackSection>
  );
};
