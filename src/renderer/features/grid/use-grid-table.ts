// The table model of the rows on screen; column widths are remembered on this machine.
import { useLocalStorage } from '@mantine/hooks';
import { type ColumnSizingState, functionalUpdate, useTable } from '@tanstack/react-table';
import { type CSSProperties, useMemo } from 'react';
import type { RowsState } from '../../data/use-rows.ts';
import { useWords } from '../../ui/define-words.ts';
import { type GridRow, gridColumns, gridFeatures, growingColumn } from './columns.tsx';
import { words } from './words.ts';

const noSizes: ColumnSizingState = {};

/** `style` holds the column template and the least width as CSS variables, for the heads and rows alike. */
export const useGridTable = (rows: RowsState, first: number, last: number, zone: string) => {
  const say = useWords(words);
  const [columnSizing, setColumnSizing] = useLocalStorage({ key: 'sivo-workbench-columns', defaultValue: noSizes });
  const columns = useMemo(() => gridColumns(say, zone), [say, zone]);
  const data: GridRow[] = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => ({
    index: first + step,
    event: rows.row(first + step),
  }));
  const table = useTable({
    features: gridFeatures,
    columns,
    data,
    columnResizeMode: 'onChange',
    state: { columnSizing },
    onColumnSizingChange: (updater) => setColumnSizing((before) => functionalUpdate(updater, before)),
  });
  const sizes = table.getFlatHeaders().map(({ column }) => ({ id: column.id, width: column.getSize() }));
  const template = sizes.map(({ id, width }) => (id === growingColumn ? `minmax(${width}px, 1fr)` : `${width}px`));
  const style = {
    '--columns': template.join(' '),
    '--width': `${sizes.reduce((sum, { width }) => sum + width, 0)}px`,
  } as CSSProperties;
  return { table, style };
};
