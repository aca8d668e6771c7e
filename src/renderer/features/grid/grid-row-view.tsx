// One row of the grid, drawn at its place in the viewport.
import type { Row, useTable } from '@tanstack/react-table';
import type { MouseEvent } from 'react';
import type { CellMenuTarget } from './cell-menu.tsx';
import { columnIds } from './cell-value.ts';
import type { GridRow, gridFeatures } from './columns.tsx';
import classes from './grid.module.css';
import type { GridCursor } from './use-grid-cursor.ts';

export interface GridRowViewProps {
  row: Row<typeof gridFeatures, GridRow>;
  draw: ReturnType<typeof useTable<typeof gridFeatures, GridRow>>['FlexRender'];
  /** Pixels below the top of the viewport. */
  top: number;
  cursor: GridCursor;
  selected: boolean;
  onMenu(target: CellMenuTarget): void;
}

export const GridRowView = ({ row, draw: Draw, top, cursor, selected, onMenu }: GridRowViewProps) => {
  const { index, event } = row.original;
  const openMenu = (column: number) => (mouse: MouseEvent) => {
    const id = columnIds[column];
    if (event === undefined || id === undefined) return;
    mouse.preventDefault();
    onMenu({ column: id, event, x: mouse.clientX, y: mouse.clientY });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid; focus stays on it and names the active cell.
    // biome-ignore lint/a11y/useFocusableInteractive: see above.
    <div
      role="row"
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-current={cursor.row === index}
      data-odd={index % 2 === 1}
    >
      {row.getAllCells().map((cell, column) => (
        // biome-ignore lint/a11y/useSemanticElements: see the row.
        // biome-ignore lint/a11y/useFocusableInteractive: see the row.
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid.
        <div
          key={cell.id}
          id={`cell-${index}-${column}`}
          role="gridcell"
          className={classes.cell}
          aria-colindex={column + 1}
          data-current={cursor.row === index && cursor.column === column}
          onClick={() => cursor.click(index, column)}
          onContextMenu={openMenu(column)}
        >
          {event === undefined ? <span className={classes.skeleton} /> : <Draw cell={cell} />}
        </div>
      ))}
    </div>
  );
};
