// Adds a time to the filter, or changes the one it has.
import { Popover } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import type { TimeRange } from '#shared/model/filter-edit.ts';
import { useWords } from '../../ui/define-words.ts';
import { useTermWords } from '../../ui/filter/use-term-words.ts';
import { onEscape } from './on-escape.ts';
import classes from './query-bar.module.css';
import { TimePanel } from './time-panel.tsx';
import { words } from './words.ts';

export interface TimePickerProps {
  range: TimeRange;
  zone: string;
  open: boolean;
  onOpen(open: boolean): void;
  onRange(range: TimeRange): void;
}

export const TimePicker = ({ range, zone, open, onOpen, onRange }: TimePickerProps) => {
  const say = useWords(words);
  const wordsOf = useTermWords();
  const limited = range.from !== undefined || range.to !== undefined;
  const summary = limited ? wordsOf({ op: 'time', ...range }) : say('anyTime');
  return (
    <Popover
      opened={open}
      onChange={onOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      closeOnEscape={false}
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.picker}
          data-active={limited}
          aria-label={`${say('time')}: ${summary}`}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
          data-testid="filter-time"
        >
          <IconCalendar size={14} aria-hidden /> {say('time')}
        </button>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={say('time')}
        className={classes.panel ?? ''}
        onKeyDown={onEscape(() => onOpen(false))}
      >
        {open && (
          <TimePanel
            range={range}
            zone={zone}
            onRange={(next) => {
              onOpen(false);
              onRange(next);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
};
