// The terms of the filter as chips, one stop of the Tab key: arrows go from chip to chip, Enter edits, Space turns off or on,
// minus asks for the opposite, Delete removes.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { printFilter } from '#shared/model/filter-text.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { Chip } from './chip.tsx';
import classes from './query-bar.module.css';
import { useChips } from './use-chips.ts';
import { words } from './words.ts';

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

const acts: Readonly<Record<string, 'toggle' | 'negate' | 'remove' | 'edit'>> = {
  ' ': 'toggle',
  '-': 'negate',
  n: 'negate',
  Delete: 'remove',
  Backspace: 'remove',
  Enter: 'edit',
};

export const ChipRow = ({ view }: { view: View }) => {
  const say = useWords(words);
  const { chips, toggle, negate, remove, replace } = useChips(view);
  const row = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [editing, setEditing] = useState<number | null>(null);
  /** The chip that takes the focus once the row is drawn; -1 is the query. */
  const focusNext = useRef<number | null>(null);
  const last = chips.length - 1;
  const current = Math.min(at, Math.max(last, 0));

  useEffect(() => {
    if (focusNext.current === null) return;
    const heads = row.current?.querySelectorAll<HTMLElement>('[data-chip-head]') ?? [];
    const target = heads[Math.min(focusNext.current, heads.length - 1)];
    focusNext.current = null;
    (target ?? document.querySelector<HTMLElement>('[data-shortcut="query"]'))?.focus();
  });

  const focusOn = (index: number) => {
    setAt(index);
    focusNext.current = index;
  };
  const press = (event: KeyboardEvent, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const name = acts[event.key];
    if (step === undefined && name === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    focusOn(step?.(index, last) ?? index);
    if (name === 'edit') setEditing(index);
    else if (name !== undefined) ({ toggle, negate, remove })[name](index);
  };
  if (chips.length === 0) return null;
  const seen = new Map<string, number>();
  return (
    <div ref={row} role="toolbar" aria-label={say('chips')} className={classes.chips} data-testid="chips">
      {chips.map((chip, index) => {
        const text = printFilter(chip.term);
        const again = seen.get(text) ?? 0;
        seen.set(text, again + 1);
        return (
          <Chip
            key={`${text}\n${again}`}
            chip={chip}
            zone={view.zone}
            isStop={index === current}
            editing={editing === index}
            onEditing={(open) => {
              setEditing(open ? index : null);
              if (!open) focusOn(index);
            }}
            onFocus={() => setAt(index)}
            onPress={(event) => press(event, index)}
            onToggle={() => toggle(index)}
            onNegate={() => {
              setEditing(null);
              focusOn(index);
              negate(index);
            }}
            onRemove={() => {
              setEditing(null);
              focusOn(index);
              remove(index);
            }}
            onReplace={(filter) => {
              setEditing(null);
              focusOn(index);
              replace(index, filter);
            }}
          />
        );
      })}
    </div>
  );
};
