// The virtual grid over a whole result set: any number of rows, fetched in pages as they come into view.
// TanStack Virtual chooses the rows to draw; the rows move inside a layer that stays put in the scroll space.
import { useLayoutEffect, useRef, useState } from 'react';
import type { Problem } from '../../data/problem.ts';
import { useGridLayout } from '../../data/use-grid-layout.ts';
import { type ResultSetState, useResultSet } from '../../data/use-result-set.ts';
import { useView, type View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './grid.module.css';
import { GridEmpty } from './grid-empty.tsx';
import { GridHead } from './grid-head.tsx';
import { GridOverlays } from './grid-overlays.tsx';
import { GridRowView } from './grid-row-view.tsx';
import { GridTools } from './grid-tools.tsx';
import { peekId } from './peek.tsx';
import { rowHeights } from './row-offsets.ts';
import { ScanStrip } from './scan-strip.tsx';
import { spaceHeight } from './scroll-scale.ts';
import { rowSelected, selectedColumns } from './selection.ts';
import { useColumnInView } from './use-column-in-view.ts';
import { headHeight, useGrid } from './use-grid.ts';
import { useRowSlots } from './use-row-slots.ts';
import { words } from './words.ts';

/** Rows whose places are counted from the same one. */
const blockRows = 512;

/** The grid itself, once the question has an answer or is waiting for one. */
const GridBody = ({ view, results }: { view: View; results: ResultSetState }) => {
  const say = useWords(words);
  const scroller = useRef<HTMLDivElement>(null);
  const [layout, setLayout] = useGridLayout();
  const grid = useGrid({ scroller, view, results, layout, setLayout });
  const { count, waiting, rows, scroll, model, cursor, selection, pointer, menus, ruleOf, analyst, peek } = grid;
  const rowHeight = rowHeights[layout.density];

  // Another question begins at its first row.
  const { scrollTo } = scroll;
  const { reset } = cursor;
  const { clear } = selection;
  const question = `${view.sort} ${view.zone} ${view.text}`;
  const shownQuestion = useRef(question);
  useLayoutEffect(() => {
    if (shownQuestion.current === question) return;
    shownQuestion.current = question;
    scrollTo(0);
    reset();
    clear();
  }, [question, scrollTo, reset, clear]);

  const [scrollbar, setScrollbar] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null) setScrollbar(element.offsetWidth - element.clientWidth);
  }, []);
  useColumnInView(scroller, model.columns, cursor.column);

  const drawn = Math.max(0, scroll.last - scroll.first + 1);
  const slots = useRowSlots(drawn);
  // The rows move together: each keeps its place in a block of rows, and only the block's own place changes.
  const base = Math.floor(scroll.first / blockRows) * blockRows * rowHeight;

  if (rows.problem !== null) return <GridProblem problem={rows.problem} onRetry={results.reopen} />;
  const chosen = selection.selection;
  const indexes = Array.from({ length: drawn }, (_, step) => scroll.first + step);
  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot hold a window of a million rows. */}
      <div
        ref={scroller}
        className={classes.scroller}
        style={{ ...model.style, '--row-height': `${rowHeight}px` } as React.CSSProperties}
        role="grid"
        aria-label={say('grid')}
        aria-rowcount={waiting || results.found !== null ? -1 : count + 1}
        aria-colcount={model.columns.length + 1}
        aria-multiselectable
        aria-busy={results.loading}
        aria-activedescendant={`cell-${cursor.row}-${cursor.column}`}
        {...(peek.target === null ? {} : { 'aria-describedby': peekId })}
        tabIndex={0}
        onKeyDown={grid.press}
        onContextMenu={grid.openMenuByKey}
        data-testid="events-grid"
      >
        <div className={classes.space} style={{ height: spaceHeight(count * rowHeight) + headHeight }}>
          <div className={classes.layer} style={{ height: scroll.viewport + headHeight }}>
            <GridHead
              columns={model.columns}
              numbered={layout.rowNumbers}
              height={headHeight}
              view={view}
              onDraft={grid.setDraft}
              onSize={grid.size}
              onFit={grid.fit}
              onMenu={menus.openHead}
              onCommand={grid.headCommand}
              onDrop={grid.dropHead}
            />
            {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
            <div
              className={classes.rows}
              style={{ transform: `translateY(${base - scroll.offset}px)` }}
              role="rowgroup"
              data-stale={results.loading && !waiting && results.found === null}
              {...pointer}
            >
              {indexes.map((index) => {
                const event = rows.row(index);
                const within = selectedColumns(chosen, index);
                return (
                  <GridRowView
                    key={index % slots}
                    index={index}
                    event={event}
                    mark={event === undefined ? undefined : analyst.markOf(event.id)}
                    rule={event === undefined ? undefined : ruleOf(event.id)}
                    columns={model.columns}
                    zone={view.zone}
                    numbered={layout.rowNumbers}
                    checked={rowSelected(chosen, index)}
                    current={cursor.row === index ? cursor.column : -1}
                    from={within?.first ?? -1}
                    to={within?.last ?? -1}
                    top={index * rowHeight - base}
                    open={event !== undefined && event.id === view.selected}
                  />
                );
              })}
            </div>
          </div>
        </div>
      </div>
      <GridTools height={headHeight} scrollbar={scrollbar} onDialog={menus.showDialog} />
      <GridOverlays grid={grid} view={view} layout={layout} setLayout={setLayout} />
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
