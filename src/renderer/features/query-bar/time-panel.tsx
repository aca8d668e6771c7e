// The time of the filter: a moment and what lies around it, stretches before the newest event, typed bounds, or days from a calendar.
import { Button, Divider, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TimeRange } from '#shared/model/filter-edit.ts';
import { type CalendarStretch, resolveViewTime } from '#shared/model/relative-time.ts';
import { parseTimeBound } from '#shared/model/time-bound.ts';
import { aroundMoment, isImpossible } from '#shared/model/time-order.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { DayCalendar } from './day-calendar.tsx';
import classes from './query-bar.module.css';
import { words } from './words.ts';

type Key = keyof typeof words.en;
type Time = Parameters<typeof resolveViewTime>[0];

/** Minutes on either side of a moment. */
const around = 15;

const before = (amount: number, unit: 'hour' | 'day'): Time => ({ kind: 'relative', amount, unit, before: 'newest' });
const calendar = (unit: CalendarStretch['unit'], back: number): Time => ({ kind: 'calendar', unit, back });
const stretches: readonly (readonly [Key, Time])[] = [
  ['lastHours', before(24, 'hour')],
  ['lastWeek', before(7, 'day')],
  ['lastMonth', before(30, 'day')],
];
const calendarStretches: readonly (readonly [Key, Time])[] = [
  ['itsDay', calendar('day', 0)],
  ['dayBefore', calendar('day', 1)],
  ['itsMonth', calendar('month', 0)],
  ['monthBefore', calendar('month', 1)],
];

const isBound = (text: string): boolean => text.trim() === '' || parseTimeBound(text.trim()) !== null;
const bound = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

export interface TimePanelProps {
  range: TimeRange;
  zone: string;
  onRange(range: TimeRange): void;
}

export const TimePanel = ({ range, zone, onRange }: TimePanelProps) => {
  const say = useWords(words);
  const { archive } = useArchive();
  const newest = archive?.newest ?? null;
  const [from, setFrom] = useState(range.from ?? '');
  const [to, setTo] = useState(range.to ?? '');
  const [moment, setMoment] = useState('');
  const [tried, setTried] = useState(false);
  const typed = { from: bound(from), to: bound(to) };
  const impossible = isImpossible(typed, zone);
  const valid = isBound(from) && isBound(to) && !impossible;
  const resolve = (time: Time): TimeRange => resolveViewTime(time, { nowMs: Date.now(), newest, zone });
  const nearby = aroundMoment(moment, around, zone);
  const example = formatSecond(newest ?? '2026-05-01T16:30:00Z', zone).slice(0, 16);
  const endError = (): string | null => {
    if (!isBound(to)) return say('badTime');
    return impossible ? say('impossibleRange') : null;
  };
  return (
    <Stack gap="sm" data-testid="time-panel">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (nearby !== null) onRange(nearby);
        }}
      >
        <Group gap="xs" align="flex-end">
          <TextInput
            w={230}
            label={say('moment')}
            placeholder={example}
            value={moment}
            onChange={(event) => setMoment(event.currentTarget.value)}
            error={moment.trim() !== '' && nearby === null && tried ? say('badMoment') : null}
            data-autofocus
            data-testid="time-moment"
          />
          <Button type="submit" variant="default" data-testid="time-around">
            {say('around', { minutes: around })}
          </Button>
        </Group>
      </form>
      <Divider />
      <div className={classes.timePanel}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (valid) onRange(typed);
          }}
        >
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
              error={endError()}
              data-testid="time-to"
            />
            <Text size="xs" c="var(--text-soft)">
              {say('timeHint', { zone })}
            </Text>
            <Button type="submit" disabled={!valid}>
              {say('setTime')}
            </Button>
            <Button variant="default" onClick={() => onRange({})}>
              {say('wholeArchive')}
            </Button>
          </Stack>
        </form>
        {newest !== null && (
          <Stack gap={6} w={230}>
            <Text size="xs" c="var(--text-soft)">
              {say('beforeNewest', { newest: formatSecond(newest, zone), zone })}
            </Text>
            {stretches.map(([key, time]) => (
              <Button key={key} variant="default" onClick={() => onRange(resolve(time))}>
                {say(key)}
              </Button>
            ))}
            {calendarStretches.map(([key, time]) => {
              const day = resolve(time).from ?? '';
              return (
                <Button key={key} variant="default" onClick={() => onRange(resolve(time))}>
                  {say(key, { day: time.kind === 'calendar' && time.unit === 'month' ? day.slice(0, 7) : day })}
                </Button>
              );
            })}
          </Stack>
        )}
        <DayCalendar
          from={from}
          to={to}
          newest={newest}
          onDays={(first, behindLast) => {
            setFrom(first);
            setTo(behindLast);
          }}
        />
      </div>
    </Stack>
  );
};
