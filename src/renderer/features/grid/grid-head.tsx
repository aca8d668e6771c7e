// The column heads: names, the order of time, and handles to change widths.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { useTable } from '@tanstack/react-table';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { columnIds } from './cell-value.ts';
import type { GridRow, gridFeatures } from './columns.tsx';
import classes from './grid.module.css';
import { words } from './words.ts';

export interface GridHeadProps {
  table: ReturnType<typeof useTable<typeof gridFeatures, GridRow>>;
  /** CSS pixels. */
  height: number;
  view: View;
}

export const GridHead = ({ table, height, view }: GridHeadProps) => {
  const say = useWords(words);
  const newest = view.sort === 'newest';
  const SortIcon = newest ? IconArrowDown : IconArrowUp;
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
            {...(header.column.id === 'time' ? { 'aria-sort': newest ? 'descending' : 'ascending' } : {})}
          >
            {header.column.id === 'time' ? (
              <button
                type="button"
                className={classes.sort}
                title={say(newest ? 'newestFirst' : 'oldestFirst')}
                onClick={() => view.setSort(newest ? 'oldest' : 'newest')}
                data-testid="sort"
              >
                <span className={classes.headText}>{String(header.column.columnDef.header)}</span>
                <SortIcon size={13} aria-hidden />
              </button>
            ) : (
              <span className={classes.headText}>{String(header.column.columnDef.header)}</span>
            )}
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
