// Names what is on screen and keeps it: with this exact time, or with a stretch that moves along.
import { Button, Group, NumberInput, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedView } from '#shared/model/case.ts';
import { timeOf, withTime } from '#shared/model/filter-edit.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { useGridLayout } from '../../data/use-grid-layout.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { useTermWords } from '../../ui/filter/use-term-words.ts';
import { onEscape } from './on-escape.ts';
import classes from './query-bar.module.css';
import { chosenTime, hasTime, type TimeChoice, viewBody } from './view-body.ts';
import { words } from './words.ts';

const units = ['hour', 'day', 'week', 'month', 'year'] as const;

export interface SaveViewFormProps {
  control: CaseControl;
  view: View;
  /** The view to change; null makes a new one. */
  saved: SavedView | null;
  onlyName: boolean;
  /** `saved` false: it was left as it was. */
  onDone(saved: boolean): void;
}

const beginning = (saved: SavedView | null, timed: boolean): TimeChoice => ({
  amount: 7,
  unit: 'day',
  before: 'newest',
  ...(saved?.time.kind === 'relative' ? saved.time : { kind: timed ? 'absolute' : 'any' }),
});

export const SaveViewForm = ({ control, view, saved, onlyName, onDone }: SaveViewFormProps) => {
  const say = useWords(words);
  const wordsOf = useTermWords();
  const { pathname } = useLocation();
  const [layout] = useGridLayout();
  const timed = hasTime(view.filter);
  const [name, setName] = useState(saved?.name ?? '');
  const [time, setTime] = useState(() => beginning(saved, timed));
  const range = timeOf(view.filter);
  const kept = chosenTime(time, range);
  const page = pathname === '/access' ? '/access' : '/events';
  const ready = name.trim() !== '' && kept !== null && view.filterProblem === null;
  const save = async () => {
    if (!ready || kept === null) return;
    const shown = { filter: view.filter, zone: view.zone, sort: view.sort, page, layout } as const;
    const body = viewBody(name, shown, kept);
    const next = onlyName && saved !== null ? { ...saved, name: name.trim() } : body;
    const state = await control.change({ kind: 'saveView', id: saved?.id ?? null, view: next });
    if (state !== null) onDone(true);
  };
  return (
    <form
      className={classes.saveForm}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={onEscape(() => onDone(false))}
    >
      <Stack gap="xs">
        <TextInput
          label={say('viewName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          autoFocus
          data-testid="view-name"
        />
        {!onlyName && (
          <>
            <Text size="xs" c="var(--text-soft)">
              {say('keeps', { what: wordsOf(withTime(view.filter, {})) })}
            </Text>
            <Radio.Group
              size="xs"
              label={say('viewTime')}
              value={time.kind}
              onChange={(kind) => setTime({ ...time, kind: kind as TimeChoice['kind'] })}
            >
              <Stack gap={6} mt={4}>
                {timed && (
                  <Radio
                    size="xs"
                    value="absolute"
                    label={say('timeExact', { time: wordsOf({ op: 'time', ...range }) })}
                  />
                )}
                <Radio size="xs" value="any" label={say(timed ? 'timeNone' : 'anyTime')} />
                <Radio size="xs" value="relative" label={say('timeRelative')} data-testid="view-relative" />
              </Stack>
            </Radio.Group>
            {time.kind === 'relative' && (
              <Group gap="xs" pl={24}>
                <NumberInput
                  w={76}
                  aria-label={say('amount')}
                  min={1}
                  max={10_000}
                  allowDecimal={false}
                  value={time.amount}
                  onChange={(amount) => setTime({ ...time, amount: Number(amount) })}
                />
                <Select
                  w={104}
                  aria-label={say('unit')}
                  data={units.map((value) => ({ value, label: say(`unit_${value}`) }))}
                  value={time.unit}
                  onChange={(unit) => setTime({ ...time, unit: unit ?? 'day' })}
                  allowDeselect={false}
                  comboboxProps={{ withinPortal: false }}
                />
                <Select
                  w={190}
                  aria-label={say('anchor')}
                  data={[
                    { value: 'newest', label: say('anchorNewest') },
                    { value: 'now', label: say('anchorNow') },
                  ]}
                  value={time.before}
                  onChange={(before) => setTime({ ...time, before: before ?? 'newest' })}
                  allowDeselect={false}
                  comboboxProps={{ withinPortal: false }}
                />
              </Group>
            )}
          </>
        )}
        <Group gap="xs">
          <Button type="submit" disabled={!ready} data-testid="view-keep">
            {say(saved === null ? 'save' : onlyName ? 'rename' : 'update')}
          </Button>
          <Button variant="default" onClick={() => onDone(false)}>
            {say('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
