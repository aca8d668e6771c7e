// The column heads: names, the order of the rows, widths and places.
import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import type { Sort } from '#shared/model/query.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { sortState } from './column-sort.ts';
import classes from './grid.module.css';
import { columnCommand, type GridCommand } from './grid-keys.ts';
import type { HeadMenuTarget } from './head-menu.tsx';
import { ResizeHandle, type ResizeHandleProps } from './resize-handle.tsx';
import { SortButton } from './sort-button.tsx';
import type { PlacedColumn } from './use-column-model.ts';
import { words } from './words.ts';

export interface GridHeadProps extends Omit<ResizeHandleProps, 'column'> {
  columns: readonly PlacedColumn[];
  /** Rows have numbers. */
  numbered: boolean;
  /** CSS pixels. */
  height: number;
  view: View;
  onMenu(target: HeadMenuTarget): void;
  /** A key that moves or sizes a column. */
  onCommand(column: GridColumnId, command: GridCommand): void;
  onDrop(column: GridColumnId, target: GridColumnId): void;
}

/** A column that can be sorted by says so, also while another one gives the order. */
const sortedAs = (sort: Sort, column: GridColumnId) => {
  const state = sortState(sort, column);
  return state === null ? {} : { 'aria-sort': state };
};

export const GridHead = (props: GridHeadProps) => {
  const { columns, numbered, height, view, onMenu, onCommand, onDrop } = props;
  const say = useWords(words);
  const [dragged, setDragged] = useState<GridColumnId | null>(null);
  const [over, setOver] = useState<GridColumnId | null>(null);
  const letGo = (): void => {
    setDragged(null);
    setOver(null);
  };
  /** The edge of a head at which the dragged column would stand. */
  const sideOf = (index: number): 'left' | 'right' =>
    columns.findIndex(({ id }) => id === dragged) < index ? 'right' : 'left';
  const openMenu = (column: GridColumnId) => (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    // The menu key has no place of its own.
    const byKey = event.clientX === 0 && event.clientY === 0;
    onMenu({ column, x: byKey ? left : event.clientX, y: byKey ? bottom : event.clientY });
  };
  const press = (column: GridColumnId) => (event: KeyboardEvent<HTMLElement>) => {
    const command = columnCommand(event);
    if (command !== null) {
      event.preventDefault();
      onCommand(column, command);
      return;
    }
    const menu = event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10') || event.key === 'm';
    if (!menu) return;
    event.preventDefault();
    // A menu that opens takes a key press that reaches the document for one outside of it.
    event.stopPropagation();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    onMenu({ column, x: left, y: bottom });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid.
    <div role="rowgroup" className={classes.headGroup}>
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: heads are reached through their buttons. */}
      <div role="row" className={classes.head} style={{ height }} aria-rowindex={1}>
        {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: heads are reached through their buttons. */}
        <div role="columnheader" className={classes.gutterHead} aria-colindex={1}>
          {numbered ? <span aria-hidden>#</span> : null}
          <VisuallyHidden>{say('rowHead')}</VisuallyHidden>
        </div>
        {columns.map(({ id, frozen, edge }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: see the grid.
          // biome-ignore lint/a11y/useFocusableInteractive: heads are reached through their buttons.
          <div
            key={id}
            role="columnheader"
            className={classes.headCell}
            aria-colindex={index + 2}
            data-column={id}
            {...(over === id && dragged !== null && dragged !== id ? { 'data-over': sideOf(index) } : {})}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/x-sivo-column', id);
              setDragged(id);
            }}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(id);
            }}
            onDragEnd={letGo}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) onDrop(dragged, id);
              letGo();
            }}
            onContextMenu={openMenu(id)}
            onKeyDown={press(id)}
            {...(frozen ? { 'data-frozen': true, 'data-edge': edge, style: { left: `var(--left-${index})` } } : {})}
            {...sortedAs(view.sort, id)}
          >
            <SortButton column={id} name={say(id, { zone: view.zone })} view={view} />
            <ResizeHandle column={id} onDraft={props.onDraft} onSize={props.onSize} onFit={props.onFit} />
          </div>
        ))}
      </div>
    </div>
  );
};
