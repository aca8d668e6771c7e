// What opens over the grid: menus, cards, dialogs, and the bar of what is selected.
import type { GridLayout } from '#shared/model/grid-layout.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { problemText, toProblem } from '../../data/problem.ts';
import { useSession } from '../../data/use-session.ts';
import type { View } from '../../data/view-state.ts';
import { focusRows } from '../../ui/focus-rows.ts';
import { formatDay } from '../../ui/format-time.ts';
import { sameSession } from './around-event.ts';
import { CellMenu, type CellMenuTarget } from './cell-menu.tsx';
import { cellText } from './cell-value.ts';
import { ColumnDialog } from './column-dialog.tsx';
import { HeadMenu } from './head-menu.tsx';
import { JumpDialog } from './jump-dialog.tsx';
import { Peek } from './peek.tsx';
import { countRows } from './row-ranges.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { showNotice } from './show-notice.ts';
import { TagDialog } from './tag-dialog.tsx';
import type { Grid } from './use-grid.ts';

export interface GridOverlaysProps {
  grid: Grid;
  view: View;
  layout: GridLayout;
  setLayout(layout: GridLayout): void;
}

export const GridOverlays = ({ grid, view, layout, setLayout }: GridOverlaysProps) => {
  const { menus, commands, marks, copy, selection, events, analyst, cursor, count } = grid;
  const { language } = usePreferences();
  const askSession = useSession();

  const session = async ({ event }: CellMenuTarget): Promise<void> => {
    try {
      view.setFilter(sameSession(event, await askSession(event.id)), { keepSelected: true });
    } catch (error) {
      showNotice(problemText(toProblem(error, language)));
    }
  };

  /** Tags that the meant events bear, as far as they are loaded. */
  const borne = (): string[] => {
    const ids = (menus.tagging ?? []).flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, at) => grid.rows.row(first + at)?.id),
    );
    return [...new Set(ids.flatMap((id) => (id === undefined ? [] : (analyst.markOf(id)?.tags ?? []))))];
  };

  const { cell } = menus;
  return (
    <>
      <SelectionBar
        selection={selection.selection}
        count={count}
        copy={copy}
        marks={marks}
        events={events}
        onTag={() => menus.tag(commands.subject())}
        onClear={() => {
          selection.clear();
          focusRows();
        }}
      />
      <Peek target={grid.peek.target} zone={view.zone} />
      {cell !== null && (
        <CellMenu
          target={cell}
          onFilter={(mode) => commands.filter(mode, cell.event, cell.column)}
          onAsk={(filter) => view.setFilter(filter, { keepSelected: true })}
          onSession={() => void session(cell)}
          onCopy={(what) =>
            copy.copyPlain(
              what === 'id'
                ? cell.event.id
                : cellText(cell.column, cell.event, view.zone, analyst.markOf(cell.event.id)),
            )
          }
          onStar={() => marks.star([{ first: cell.row, last: cell.row }])}
          onTag={() => menus.tag([{ first: cell.row, last: cell.row }])}
          onStory={() => marks.story([{ first: cell.row, last: cell.row }])}
          onOpen={() => cursor.open(cell.row)}
          onClose={() => {
            menus.openCell(null);
            focusRows();
          }}
        />
      )}
      <HeadMenu
        target={menus.head}
        layout={layout}
        onLayout={setLayout}
        onFit={grid.fit}
        onDialog={menus.showDialog}
        onClose={() => menus.openHead(null)}
      />
      {menus.tagging !== null && (
        <TagDialog
          count={countRows(menus.tagging)}
          borne={borne()}
          known={analyst.tags}
          onTag={(add, remove) => marks.tag(menus.tagging ?? [], add, remove)}
          onClose={() => menus.tag(null)}
        />
      )}
      {menus.dialog === 'columns' && (
        <ColumnDialog
          layout={layout}
          zone={view.zone}
          onLayout={setLayout}
          onRules={() => menus.showDialog('rules')}
          onClose={() => menus.showDialog(null)}
        />
      )}
      {menus.dialog === 'rules' && (
        <RuleDialog
          rules={layout.rules}
          zone={view.zone}
          onRules={(rules) => setLayout({ ...layout, rules })}
          onClose={() => menus.showDialog(null)}
        />
      )}
      {menus.dialog === 'jump' && (
        <JumpDialog
          reader={grid.reader}
          count={grid.waiting ? 0 : count}
          zone={view.zone}
          day={grid.current === undefined ? null : formatDay(grid.current.timestamp, view.zone)}
          onJump={(row, opens) => {
            cursor.show(row);
            if (opens) cursor.open(row);
            focusRows();
          }}
          onClose={() => menus.showDialog(null)}
        />
      )}
    </>
  );
};
