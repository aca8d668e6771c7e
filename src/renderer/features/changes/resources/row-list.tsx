// Rows of which only those in view are drawn, with a cursor the keyboard moves.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { listStep } from './list-step.ts';
import classes from './row-list.module.css';

export interface RowListProps {
  label: string;
  /** Which keys do what, for those who cannot see it. */
  keys: string;
  count: number;
  /** CSS pixels. */
  rowHeight: number;
  className: string | undefined;
  /** Cells of the head: one element with the role `columnheader` for each column. */
  head: ReactNode;
  /** Cells of a row: one element with the role `gridcell` for each column. */
  row(place: number): ReactNode;
  /** Where the cursor begins; another place takes it there, none leaves it where it is. */
  place: number | undefined;
  selected?: (place: number) => boolean;
  onOpen(place: number): void;
  /** Keys beside those that move; true when it did something. */
  onKey?: (key: string, place: number) => boolean;
  /** Whether the keyboard goes on here, where the place it was at is gone. */
  takesFocus: boolean;
  /** First and last place in view. */
  onRange?: (first: number, last: number) => void;
  testId: string;
}

const headHeight = 28;

export const RowList = (props: RowListProps) => {
  const { count, rowHeight, place: given, onRange, takesFocus } = props;
  const name = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(given ?? 0);
  const [begun, setBegun] = useState(given);
  if (given !== undefined && begun !== given) {
    setBegun(given);
    setHeld(given);
  }
  const cursor = Math.max(0, Math.min(held, count - 1));
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);
  useEffect(() => {
    if (given !== undefined) virtualizer.scrollToIndex(given);
  }, [virtualizer, given]);
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget || count === 0) return;
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = listStep(event.key, cursor, { rows: count, screen });
    if (next !== null) {
      setHeld(next);
      virtualizer.scrollToIndex(next);
    } else if (event.key === 'Enter') props.onOpen(cursor);
    else if (props.onKey?.(event.key, cursor) !== true) return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold a window of its rows.
    <div
      ref={scroller}
      className={`${classes.rows} ${props.className ?? ''}`}
      role="grid"
      aria-label={props.label}
      aria-description={props.keys}
      aria-rowcount={count + 1}
      aria-activedescendant={count === 0 ? undefined : `${name}-${cursor}`}
      tabIndex={0}
      onKeyDown={press}
      data-testid={props.testId}
    >
      <div className={classes.space} style={{ height: virtualizer.getTotalSize() }}>
        {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus. */}
        <div role="row" className={classes.rowsHead} aria-rowindex={1}>
          {props.head}
        </div>
        {items.map(({ index, start }) => (
          // biome-ignore lint/a11y/useSemanticElements: see the grid.
          // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's own keys reach every row.
          <div
            key={index}
            id={`${name}-${index}`}
            role="row"
            className={classes.row}
            style={{ top: start, height: rowHeight }}
            aria-rowindex={index + 2}
            aria-selected={props.selected?.(index) ?? false}
            data-current={index === cursor}
            onClick={() => {
              setHeld(index);
              props.onOpen(index);
            }}
          >
            {props.row(index)}
          </div>
        ))}
      </div>
    </div>
  );
};
