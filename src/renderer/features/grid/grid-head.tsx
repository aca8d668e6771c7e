// The column heads: names, the order of the rows, and handles to change widths.
import type { useTable } from '@tanstack/react-table';
import type { Sort } from '#shared/model/query.ts';
import type { View } from '../../data/view-state.ts';
import { type ColumnId, columnIds } from './cell-value.ts';
import { sortState } from './column-sort.ts';
import type { GridRow, gridFeatures } from './columns.tsx';
import classes from './grid.module.css';
import { SortButton } from './sort-button.tsx';

export interface GridHeadProps {
  table: ReturnType<typeof useTable<typeof gridFeatures, GridRow>>;
  /** CSS pixels. */
  height: number;
  view: View;
}

/** A column that can be sorted by says so, also while another one gives the order. */
const sortedAs = (sort: Sort, column: ColumnId | undefined) => {
  const state = column === undefined ? null : sortState(sort, column);
  return state === null ? {} : { 'aria-sort': state };
};

export const GridHead = ({ table, height, view }: GridHeadProps) => {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid.
    <div role="rowgroup">
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: heads are reached through their buttons. */}
      <div role="row" className={classes.head} style={{ height }} aria-rowindex={1}>
        {table.getFlatHeaders().map((header, index) => (
          // biome-ignore lint/a11y/useSemanticElements: see the grid.
          // biome-ignore lint/a11y/useFocusableInteractive: heads are reached through their buttons.
          <div
            key={header.id}
            role="columnheader"
            className={classes.headCell}
            aria-colindex={index + 1}
            {...sortedAs(view.sort, columnIds[index])}
          >
            <SortButton column={columnIds[index] ?? 'time'} name={String(header.column.columnDef.header)} view={view} />
            {index < columnIds.length - 1 && (
              <span
                className={classes.resize}
                aria-hidden
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
                onDoubleClick={() => header.column.resetSize()}
              />
            )}
          </div>
        ))}
      </div>
    </div>
  );
};
