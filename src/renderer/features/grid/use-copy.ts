// Copies what is selected, or the cell of the cursor, with its true values.
import { useLocalStorage } from '@mantine/hooks';
import type { Mark } from '#shared/model/case.ts';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { toProblem } from '../../data/problem.ts';
import { type CopyFormat, copyText } from '../../ui/copy-text.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { type CellEvent, cellText, cellValue, copiedColumns } from './cell-value.ts';
import type { RowRange } from './row-ranges.ts';
import { type Selection, selectedColumns, selectedRows } from './selection.ts';
import { showNotice } from './show-notice.ts';
import type { PlacedColumn } from './use-column-model.ts';
import type { SelectedEvents } from './use-selected-events.ts';
import { words } from './words.ts';

export interface CopyControl {
  /** Whether copies of more than one cell begin with the names of their columns. */
  headers: boolean;
  setHeaders(headers: boolean): void;
  /** Copies the selection; without one the cell. */
  copy(format: CopyFormat): void;
  /** Copies one text as it is. */
  copyPlain(text: string): void;
}

export interface CopyInput {
  selection: Selection;
  /** The cell of the cursor. */
  row: number;
  column: number;
  columns: readonly PlacedColumn[];
  zone: string;
  events: SelectedEvents;
  markOf(id: string): Mark | undefined;
}

export const useCopy = (input: CopyInput): CopyControl => {
  const { selection, row, column, columns, zone, events, markOf } = input;
  const say = useWords(words);
  const { count } = useFormat();
  const { language } = usePreferences();
  const [headers, setHeaders] = useLocalStorage({ key: 'sivo-workbench-copy-headers', defaultValue: true });

  const write = async (text: string, message: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      showNotice(message);
    } catch {
      showNotice(say('copyRefused'));
    }
  };

  const copyRows = async (ids: readonly GridColumnId[], ranges: readonly RowRange[], format: CopyFormat) => {
    try {
      const found: CellEvent[] | null = ids.includes('change') ? await events.whole(ranges) : await events.rows(ranges);
      if (found === null) return;
      const [only] = found;
      const [column] = ids;
      if (only !== undefined && column !== undefined && found.length === 1 && ids.length === 1 && format === 'tsv') {
        await write(cellText(column, only, zone, markOf(only.id)), say('copiedCell'));
        return;
      }
      const copied = copiedColumns(ids);
      const table = {
        headers: copied.map((id) => (id === 'sivo' ? say('suggestSivo') : say(id, { zone }))),
        rows: found.map((event) => copied.map((id) => cellValue(id, event, zone, markOf(event.id)))),
      };
      await write(
        copyText(table, format, headers),
        say('copiedRows', { count: found.length, shown: count(found.length) }),
      );
    } catch (error) {
      showNotice(toProblem(error, language).what);
    }
  };

  return {
    headers,
    setHeaders,
    copy: (format) => {
      const range = selectedRows(selection);
      if (range.length === 0) {
        const id = columns[column]?.id;
        if (id !== undefined) void copyRows([id], [{ first: row, last: row }], format);
        return;
      }
      const within = selectedColumns(selection, range[0]?.first ?? 0) ?? { first: 0, last: columns.length - 1 };
      const ids = columns.slice(within.first, within.last + 1).map(({ id }) => id);
      void copyRows(ids, range, format);
    },
    copyPlain: (text) => void write(text, say('copiedCell')),
  };
};
