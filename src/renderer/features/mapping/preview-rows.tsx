// The first records as the import would keep them, beside their cells in the file; only rows in view are drawn.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { InspectedRow, SourceInspection } from '#shared/model/inspection.ts';
import type { MappingProfile } from '#shared/model/mapping.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { eventCell } from './event-cell.ts';
import styles from './mapping.module.css';
import { type PreviewColumn, previewColumns } from './preview-columns.ts';
import { words } from './words.ts';

/** CSS pixels; a row's height is also `--row-height` in tokens.css. */
const rowHeight = 28;

const keyOf = (column: PreviewColumn): string => {
  if (column.kind === 'line') return 'line';
  return column.kind === 'field' ? `field ${column.field}` : `cell ${column.column}`;
};

interface Props {
  sample: SourceInspection;
  profile: MappingProfile;
  zone: string;
}

export const PreviewRows = ({ sample, profile, zone }: Props) => {
  const say = useWords(words);
  const { count } = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows } = sample;
  const columns = useMemo(() => previewColumns(sample, profile), [sample, profile]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const title = (column: PreviewColumn): string => {
    switch (column.kind) {
      case 'line':
        return say('record');
      case 'field':
        return say(`field_${column.field}`);
      case 'cell':
        return column.column;
      default:
        return assertNever(column);
    }
  };
  const text = (column: PreviewColumn, row: InspectedRow): string => {
    switch (column.kind) {
      case 'line':
        return count(row.line);
      case 'field':
        return row.event === null ? '' : eventCell(row.event, column.field, zone);
      case 'cell':
        return row.cells[column.column] ?? '';
      default:
        return assertNever(column);
    }
  };
  const fields = columns.filter(({ kind }) => kind === 'field').length;
  const drawn = virtualizer.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <section
      ref={scroller}
      className={styles.preview}
      aria-label={say('preview')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
      tabIndex={0}
      data-testid="mapping-preview"
    >
      <table className={styles.rows} aria-label={say('preview')} aria-rowcount={rows.length + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={keyOf(column)} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th
                key={keyOf(column)}
                scope="col"
                data-kind={column.kind}
                title={column.kind === 'cell' ? say('asWritten', { column: column.column }) : title(column)}
              >
                {title(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
          {drawn.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr key={index} aria-rowindex={index + 2} data-rejected={row.problem !== null}>
                <td data-kind="line">{count(row.line)}</td>
                {row.problem === null ? null : (
                  <td colSpan={fields} className={styles.problem} title={row.problem}>
                    ✕ {say('rejected', { why: row.problem })}
                  </td>
                )}
                {columns
                  .filter(({ kind }) => kind === 'cell' || (kind === 'field' && row.problem === null))
                  .map((column) => (
                    <td key={keyOf(column)} data-kind={column.kind} title={text(column, row)}>
                      {text(column, row)}
                    </td>
                  ))}
              </tr>
            );
          })}
          {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
        </tbody>
      </table>
    </section>
  );
};
