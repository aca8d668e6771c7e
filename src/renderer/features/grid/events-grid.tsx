// The virtual grid over a whole result set: any number of rows, fetched in pages as they come into view.
// TanStack Virtual chooses the rows to draw; the rows move inside a layer that stays put in the scroll space.
import { useLayoutEffect, useRef, useState } from 'react';
import type { Problem } from '../../data/problem.ts';
import { type ResultSetState, useResultSet } from '../../data/use-result-set.ts';
import { useRows } from '../../data/use-rows.ts';
import { useView, type View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CellMenu, type CellMenuTarget } from './cell-menu.tsx';
import { columnIds } from './cell-value.ts';
import classes from './grid.module.css';
import { GridEmpty } from './grid-empty.tsx';
import { GridHead } from './grid-head.tsx';
import { GridRowView } from './grid-row-view.tsx';
import { rowHeight } from './row-offsets.ts';
import { ScanStrip } from './scan-strip.tsx';
import { spaceHeight } from './scroll-scale.ts';
import { useColumnInView } from './use-column-in-view.ts';
import { useGridCursor } from './use-grid-cursor.ts';
import { useGridTable } from './use-grid-table.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import { words } from './words.ts';

/** Height of the column heads in CSS pixels. */
const headHeight = 30;

/** Rows of skeleton while the first answer is on its way. */
const skeletonRows = 40;

/** The grid itself, once the question has an answer or is waiting for one. */
const GridBody = ({ view, results }: { view: View; results: ResultSetState }) => {
  const say = useWords(words);
  const scroller = useRef<HTMLDivElement>(null);
  const { found } = results;
  const waiting = results.resultSet === undefined && found === null;
  const count = found?.rows.length ?? results.resultSet?.count ?? skeletonRows;
  const scroll = useVirtualRows(scroller, count, headHeight);
  const { first, last } = scroll;
  const rows = useRows(results, first, last);
  const cursor = useGridCursor({ count, rows, scroll, view });
  const [menu, setMenu] = useState<CellMenuTarget | null>(null);
  const { table, style } = useGridTable(rows, first, last, view.zone);

  // Another question begins at its first row.
  const { scrollTo } = scroll;
  const { reset } = cursor;
  const question = `${view.sort} ${view.zone} ${view.text}`;
  const shownQuestion = useRef(question);
  useLayoutEffect(() => {
    if (shownQuestion.current === question) return;
    shownQuestion.current = question;
    scrollTo(0);
    reset();
  }, [question, scrollTo, reset]);

  useColumnInView(scroller, cursor.column);

  if (rows.problem !== null) return <GridProblem problem={rows.problem} onRetry={results.reopen} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot hold a window of a million rows.
    <div
      ref={scroller}
      className={classes.scroller}
      style={style}
      role="grid"
      aria-label={say('grid')}
      aria-rowcount={waiting || found !== null ? -1 : count + 1}
      aria-colcount={columnIds.length}
      aria-busy={results.loading}
      aria-activedescendant={`cell-${cursor.row}-${cursor.column}`}
      tabIndex={0}
      onKeyDown={cursor.press}
      data-testid="events-grid"
    >
      <div className={classes.space} style={{ height: spaceHeight(count * rowHeight) + headHeight }}>
        <div className={classes.layer} style={{ height: scroll.viewport + headHeight }}>
          <GridHead table={table} height={headHeight} view={view} />
          {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
          <div className={classes.rows} role="rowgroup" data-stale={results.loading && !waiting && found === null}>
            {table.getRowModel().rows.map((row) => (
              <GridRowView
                key={row.original.index}
                row={row}
                draw={table.FlexRender}
                top={row.original.index * rowHeight - scroll.offset}
                cursor={cursor}
                selected={row.original.event !== undefined && row.original.event.id === view.selected}
                onMenu={setMenu}
              />
            ))}
          </div>
        </div>
      </div>
      <CellMenu target={menu} view={view} onClose={() => setMenu(null)} />
    </div>
  );
};

const GridProblem = (props: { problem: Problem; onRetry: () => void }) => (
  <div className={classes.notice}>
    <ProblemNote {...props} />
  </div>
);

export const EventsGrid = () => {
  const view = useView();
  const results = useResultSet(view.filter, view.zone, view.sort);
  if (results.problem !== null) return <GridProblem problem={results.problem} onRetry={results.reopen} />;
  const { resultSet, found, loading } = results;
  if (resultSet?.count === 0 && found === null && !loading) return <GridEmpty view={view} />;
  return (
    <>
      <ScanStrip results={results} />
      <GridBody view={view} results={results} />
    </>
  );
};
