// One term of the filter in plain words: a tick that turns it off, its words that open it, a cross that removes it.
import { Popover, Tooltip } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import type { FilterChip } from '#shared/model/filter-chips.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import { useWords } from '../../ui/define-words.ts';
import { useTermWords } from '../../ui/filter/use-term-words.ts';
import { ChipEditor } from './chip-editor.tsx';
import { onEscape } from './on-escape.ts';
import classes from './query-bar.module.css';
import { words } from './words.ts';

export interface ChipProps {
  chip: FilterChip;
  zone: string;
  /** The one chip that Tab stops at. */
  isStop: boolean;
  editing: boolean;
  onEditing(open: boolean): void;
  onFocus(): void;
  onPress(event: KeyboardEvent): void;
  onToggle(): void;
  onNegate(): void;
  onRemove(): void;
  onReplace(filter: Filter): void;
}

export const Chip = (props: ChipProps) => {
  const { chip, editing } = props;
  const say = useWords(words);
  const wordsOf = useTermWords();
  const isGroup = chip.term.op === 'or' || chip.term.op === 'and';
  const name = isGroup ? `(${wordsOf(chip.term)})` : wordsOf(chip.term);
  return (
    <Popover
      opened={editing}
      onChange={props.onEditing}
      position="bottom-start"
      shadow="md"
      trapFocus
      closeOnEscape={false}
      withRoles={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span className={classes.chip} data-on={chip.on} data-editing={editing} data-testid="chip">
          <button
            type="button"
            tabIndex={-1}
            className={classes.chipTick}
            aria-label={say(chip.on ? 'turnOff' : 'turnOn', { name })}
            onClick={props.onToggle}
            data-testid="chip-toggle"
          >
            {chip.on && <IconCheck size={12} stroke={2.5} aria-hidden />}
          </button>
          <Tooltip
            label={
              <>
                <code>{printFilter(chip.term)}</code>
                <br />
                {say('chipKeys')}
              </>
            }
            disabled={editing}
            multiline
            maw={420}
          >
            <button
              type="button"
              tabIndex={props.isStop ? 0 : -1}
              className={classes.chipHead}
              aria-label={say(chip.on ? 'chipOn' : 'chipOff', { name })}
              aria-haspopup="dialog"
              aria-expanded={editing}
              aria-keyshortcuts="Enter Space Minus Delete"
              onClick={() => props.onEditing(!editing)}
              onFocus={props.onFocus}
              onKeyDown={props.onPress}
              onKeyUp={(event) => {
                if (event.key === ' ') event.preventDefault();
              }}
              data-chip-head
              data-testid="chip-head"
            >
              {name}
            </button>
          </Tooltip>
          <button
            type="button"
            tabIndex={-1}
            className={classes.chipCross}
            aria-label={say('removeChip', { name })}
            onClick={props.onRemove}
            data-testid="chip-remove"
          >
            <IconX size={12} aria-hidden />
          </button>
        </span>
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={say('editChip', { name })}
        className={classes.chipPanel ?? ''}
        onKeyDown={onEscape(() => props.onEditing(false))}
      >
        {editing && <ChipEditor {...props} name={name} />}
      </Popover.Dropdown>
    </Popover>
  );
};
