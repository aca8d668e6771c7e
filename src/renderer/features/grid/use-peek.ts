// When the card over a cell opens and closes.
import { type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { EventRow } from '#shared/model/event.ts';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import { type PeekTarget, peekKind } from './peek.tsx';

/** Milliseconds the pointer rests on a cell before its card opens. */
const restMs = 300;

export interface PeekControl {
  target: PeekTarget | null;
  /** Opens the card of a cell at once. */
  open(cell: HTMLElement, column: GridColumnId | undefined, event: EventRow): void;
  close(): void;
  /** The pointer came to a cell, or to none (null). */
  rest(cell: HTMLElement | null, column: GridColumnId | undefined, event: EventRow | undefined): void;
  leave(event: MouseEvent): void;
}

export const usePeek = (): PeekControl => {
  const [target, setTarget] = useState<PeekTarget | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Rows use elements again: a cell is another one as soon as it shows another event.
  const over = useRef<{ cell: HTMLElement | null; id: string | undefined }>({ cell: null, id: undefined });
  useEffect(() => () => clearTimeout(timer.current), []);

  const close = useCallback(() => {
    clearTimeout(timer.current);
    setTarget(null);
  }, []);
  const open = useCallback((cell: HTMLElement, column: GridColumnId | undefined, event: EventRow) => {
    const kind = peekKind(column, event);
    if (kind === null) return;
    const { left, right, top, bottom } = cell.getBoundingClientRect();
    setTarget({ kind, event, left, right, top, bottom });
  }, []);
  const rest = useCallback(
    (cell: HTMLElement | null, column: GridColumnId | undefined, event: EventRow | undefined) => {
      if (cell === over.current.cell && event?.id === over.current.id) return;
      over.current = { cell, id: event?.id };
      close();
      if (cell === null || event === undefined || peekKind(column, event) === null) return;
      timer.current = setTimeout(() => open(cell, column, event), restMs);
    },
    [close, open],
  );
  const leave = useCallback(() => rest(null, undefined, undefined), [rest]);
  return { target, open, close, rest, leave };
};
