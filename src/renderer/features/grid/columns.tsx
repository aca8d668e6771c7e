// The columns of the grid: order, widths and how a cell is drawn.
import { Tooltip } from '@mantine/core';
import { IconVersions } from '@tabler/icons-react';
import { columnResizingFeature, columnSizingFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { EventRow } from '#shared/model/event.ts';
import { CategoryMark } from '../../ui/category-mark.tsx';
import type { Say } from '../../ui/define-words.ts';
import { formatTime } from '../../ui/format-time.ts';
import { SivoBadge } from '../../ui/sivo-badge.tsx';
import type { ColumnId } from './cell-value.ts';
import { ChangeCell } from './change-cell.tsx';
import classes from './grid.module.css';
import type { words } from './words.ts';

/** A place in the result: `event` is undefined while its page is on the way. */
export interface GridRow {
  index: number;
  event: EventRow | undefined;
}

type GridSay = Say<keyof (typeof words)['en']>;

export const gridFeatures = tableFeatures({ columnSizingFeature, columnResizingFeature });

const helper = createColumnHelper<typeof gridFeatures, GridRow>();

/** The column that takes the width that is left over. */
export const growingColumn: ColumnId = 'change';

const stated = (value: string | null, say: GridSay) =>
  value === null ? <span className={classes.absent}>{say('notStated')}</span> : value;

/** Columns for one language and one zone. */
export const gridColumns = (say: GridSay, zone: string) => {
  const column = (id: ColumnId, size: number, draw: (event: EventRow) => React.ReactNode) =>
    helper.display({
      id,
      size,
      minSize: 60,
      header: say(id, { zone }),
      cell: ({ row }) => (row.original.event === undefined ? null : draw(row.original.event)),
    });
  return helper.columns([
    column('time', 206, (event) => (
      <span className="tabular" title={`${event.timestamp} (UTC)`}>
        {formatTime(event.timestamp, zone)}
      </span>
    )),
    column('actor', 196, (event) => stated(event.actor.email ?? event.actor.id, say)),
    column('action', 118, (event) => (
      <span className={event.action === 'delete' ? classes.delete : classes.action}>{stated(event.action, say)}</span>
    )),
    column('resource', 190, (event) => (
      <>
        {event.conflict && (
          <Tooltip label={say('conflictHint')}>
            <span className={classes.conflict}>
              <IconVersions size={14} aria-hidden /> {say('conflict')}
            </span>
          </Tooltip>
        )}
        <span>{stated(event.resource.type, say)}</span>{' '}
        <span className={classes.id} title={event.resource.id ?? undefined}>
          {event.resource.id}
        </span>
      </>
    )),
    column('change', 220, (event) => <ChangeCell changes={event.changes} changeCount={event.changeCount} />),
    column('role', 104, (event) => stated(event.actor.role, say)),
    column('category', 128, (event) => <CategoryMark category={event.category} />),
    column('sivo', 200, (event) => (
      <>
        {event.crossTenant === true && <SivoBadge />} <span title={event.reason ?? undefined}>{event.reason}</span>
      </>
    )),
  ]);
};
