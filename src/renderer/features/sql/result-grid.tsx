// The rows of a result: only those in view are drawn.
import { useClipboard } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useMemo, useRef } from 'react';
import type { SqlCell, SqlResult } from '#shared/model/sql.ts';
import { sqlCellText } from '#shared/model/sql-text.ts';
import { useOpenEvent } from '../../data/use-open-event.ts';
import { useWords } from '../../ui/define-words.ts';
import { EventLink } from './event-link.tsx';
import { idColumn, resultColumns } from './result-columns.ts';
import classes from './sql.module.css';
import { useResultCursor } from './use-result-cursor.ts';
import { words } from './words.ts';

/** Heights in CSS pixels; a row's is also `--row-height` in tokens.css. */
const rowHeight = 28;
const headHeight = 28;

const CellContent = ({ cell, isId }: { cell: SqlCell; isId: boolean }) => {
  const text = sqlCellText(cell);
  if (text === null) return <span className={classes.nothing}>NULL</span>;
  return isId ? <EventLink id={text} /> : text;
};

export const ResultGrid = ({ result }: { result: SqlResult }) => {
  const say = useWords(words);
  const scroller = useRef<HTMLDivElement>(null);
  const { copy } = useClipboard();
  const openEvent = useOpenEvent();
  const { rows } = result;
  const columns = useMemo(() => resultColumns(result), [result]);
  const idPlace = idColumn(result.columns);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
  });
  const cursor = useResultCursor({
    size: {
      rows: rows.length,
      columns: columns.length,
      screen: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
    },
    show: (row) => virtualizer.scrollToIndex(row),
    copy: ({ row, column }) => copy(sqlCellText(rows[row]?.[column] ?? null) ?? ''),
    open: (row) => {
      const id = idPlace === -1 ? null : sqlCellText(rows[row]?.[idPlace] ?? null);
      if (id !== null) openEvent(id);
    },
  });
  const style = {
    '--columns': columns
      .map(({ width }, place) => (place === columns.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`))
      .join(' '),
    '--width': `${columns.reduce((sum, { width }) => sum + width, 0)}px`,
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold a window of its rows.
    <div
      ref={scroller}
      className={classes.grid}
      style={style}
      role="grid"
      aria-label={say('results')}
      aria-description={say('keys')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={`sql-cell-${cursor.row}-${cursor.column}`}
      tabIndex={0}
      onKeyDown={cursor.press}
      data-testid="sql-grid"
    >
      <div className={classes.space} style={{ height: virtualizer.getTotalSize() }}>
        {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus. */}
        <div role="row" className={classes.gridHead} aria-rowindex={1}>
          {columns.map(({ name, numeric }, place) => (
            // biome-ignore lint/a11y/useSemanticElements: see the grid.
            // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus.
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name and never change places.
              key={place}
              role="columnheader"
              className={classes.cell}
              data-number={numeric}
              aria-colindex={place + 1}
              title={name}
            >
              {name}
            </div>
          ))}
        </div>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          // biome-ignore lint/a11y/useSemanticElements: see the grid.
          // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus.
          <div
            key={index}
            role="row"
            className={classes.row}
            style={{ top: start }}
            aria-rowindex={index + 2}
            data-current={index === cursor.row}
          >
            {columns.map(({ numeric }, place) => {
              const cell = rows[index]?.[place] ?? null;
              return (
                // biome-ignore lint/a11y/useSemanticElements: see the grid.
                // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus.
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's own keys reach every cell.
                <div
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name and never change places.
                  key={place}
                  id={`sql-cell-${index}-${place}`}
                  role="gridcell"
                  className={classes.cell}
                  data-number={numeric}
                  data-current={index === cursor.row && place === cursor.column}
                  aria-colindex={place + 1}
                  title={sqlCellText(cell)?.slice(0, 2000)}
                  onClick={() => cursor.set({ row: index, column: place })}
                >
                  <CellContent cell={cell} isId={place === idPlace} />
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
};
