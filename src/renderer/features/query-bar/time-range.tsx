// The time range of the filter: typed bounds, days from a calendar, or the last days the archive holds.
import { Button, CloseButton, Divider, Group, InputBase, Popover, Stack, Text, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { parseTimeBound } from '#shared/model/time-bound.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useWords } from '../../ui/define-words.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { addDays, lastDays, shownDays } from './day-range.ts';
import classes from './query-bar.module.css';
import { words } from './words.ts';

interface Range {
  from?: string | undefined;
  to?: string | undefined;
}

const isBound = (text: string): boolean => text.trim() === '' || parseTimeBound(text.trim()) !== null;

export const TimeRange = (props: { range: Range; zone: string; onRange(range: Range): void }) => {
  const { range, zone, onRange } = props;
  const say = useWords(words);
  const { archive } = useArchive();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useDraft(range.from ?? '');
  const [to, setTo] = useDraft(range.to ?? '');
  const valid = isBound(from) && isBound(to);
  const apply = (next: Range) => {
    setOpen(false);
    onRange(next);
  };
  const summary = (): string => {
    if (range.from && range.to) return `${range.from} → ${range.to}`;
    if (range.from) return say('since', { from: range.from });
    return range.to ? say('until', { to: range.to }) : say('anyTime');
  };
  const limited = Boolean(range.from || range.to);
  const newest = archive?.newest ?? null;

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <InputBase
          component="button"
          type="button"
          size="xs"
          pointer
          className={classes.time ?? ''}
          data-active={limited}
          leftSection={<IconCalendar size={15} aria-hidden />}
          rightSection={
            limited ? (
              <CloseButton size="xs" aria-label={say('clearField', { name: say('time') })} onClick={() => apply({})} />
            ) : null
          }
          aria-label={`${say('time')}: ${summary()}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="filter-time"
        >
          {summary()}
        </InputBase>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (valid) apply({ from: from.trim(), to: to.trim() });
          }}
        >
          <Group align="flex-start" wrap="nowrap" gap="md">
            <Stack gap="xs" w={230}>
              <TextInput
                label={say('from')}
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
                error={isBound(from) ? null : say('badTime')}
                data-testid="time-from"
              />
              <TextInput
                label={say('to')}
                value={to}
                onChange={(event) => setTo(event.currentTarget.value)}
                error={isBound(to) ? null : say('badTime')}
                data-testid="time-to"
              />
              <Text size="xs" c="var(--text-soft)">
                {say('timeHint', { zone })}
              </Text>
              <Button type="submit" disabled={!valid}>
                {say('setTime')}
              </Button>
              <Divider my={4} />
              {newest !== null && (
                <>
                  <Button variant="default" onClick={() => apply(lastDays(newest, 1, zone))}>
                    {say('lastDay')}
                  </Button>
                  <Button variant="default" onClick={() => apply(lastDays(newest, 7, zone))}>
                    {say('lastWeek')}
                  </Button>
                  <Button variant="default" onClick={() => apply(lastDays(newest, 30, zone))}>
                    {say('lastMonth')}
                  </Button>
                </>
              )}
              <Button variant="default" onClick={() => apply({})}>
                {say('wholeArchive')}
              </Button>
            </Stack>
            <DatePicker
              type="range"
              size="xs"
              weekendDays={[]}
              allowSingleDateInRange
              aria-label={say('days')}
              value={shownDays(from, to)}
              {...(newest === null ? {} : { defaultDate: newest.slice(0, 10) })}
              onChange={([first, last]) => {
                setFrom(first ?? '');
                setTo(last === null ? '' : addDays(last, 1));
              }}
            />
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};
