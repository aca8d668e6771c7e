// The card that opens over a cell: after a short rest of the pointer, or at once by key.
import { Portal } from '@mantine/core';
import type { EventRow } from '#shared/model/event.ts';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import classes from './grid.module.css';
import { ChangeCard, TimeCard } from './peek-content.tsx';

/** Edges of the cell in pixels of the window. */
export interface PeekTarget {
  kind: 'time' | 'change';
  event: EventRow;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const peekId = 'grid-peek';

/** What a column's card shows; null for columns without one. */
export const peekKind = (column: GridColumnId | undefined, event: EventRow): PeekTarget['kind'] | null => {
  if (column === 'time') return 'time';
  return column === 'change' && event.changeCount > 0 ? 'change' : null;
};

export const Peek = ({ target, zone }: { target: PeekTarget | null; zone: string }) => {
  if (target === null) return null;
  const { kind, event, left, right, top, bottom } = target;
  const below = bottom < window.innerHeight * 0.6;
  const rightwards = left < window.innerWidth / 2;
  return (
    <Portal>
      <div
        id={peekId}
        role="tooltip"
        aria-live="polite"
        className={classes.peek}
        style={{
          ...(rightwards ? { left: Math.max(8, left) } : { right: Math.max(8, window.innerWidth - right) }),
          ...(below ? { top: bottom + 4 } : { bottom: window.innerHeight - top + 4 }),
        }}
        data-testid="grid-peek"
      >
        {kind === 'change' ? <ChangeCard event={event} /> : <TimeCard event={event} zone={zone} />}
      </div>
    </Portal>
  );
};
