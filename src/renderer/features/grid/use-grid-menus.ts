// Which menu or dialog is open over the grid.
import { useState } from 'react';
import type { CellMenuTarget } from './cell-menu.tsx';
import type { HeadMenuTarget } from './head-menu.tsx';
import type { RowRange } from './row-ranges.ts';
import { type GridDialog, useGridDialog } from './use-grid-dialog.ts';

export interface GridMenus {
  cell: CellMenuTarget | null;
  openCell(target: CellMenuTarget | null): void;
  head: HeadMenuTarget | null;
  openHead(target: HeadMenuTarget | null): void;
  dialog: GridDialog | null;
  showDialog(dialog: GridDialog | null): void;
  /** The rows whose tags are being edited. */
  tagging: readonly RowRange[] | null;
  tag(ranges: readonly RowRange[] | null): void;
}

export const useGridMenus = (): GridMenus => {
  const [cell, openCell] = useState<CellMenuTarget | null>(null);
  const [head, openHead] = useState<HeadMenuTarget | null>(null);
  const [tagging, tag] = useState<readonly RowRange[] | null>(null);
  const [dialog, showDialog] = useGridDialog();
  return { cell, openCell, head, openHead, dialog, showDialog, tagging, tag };
};
