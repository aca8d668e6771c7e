// The way to the dialogs of the grid, at the end of its head.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconColumns3, IconPalette } from '@tabler/icons-react';
import { memo } from 'react';
import { useWords } from '../../ui/define-words.ts';
import classes from './grid.module.css';
import type { GridDialog } from './use-grid-dialog.ts';
import { words } from './words.ts';

const tools = [
  { dialog: 'rules', icon: IconPalette },
  { dialog: 'columns', icon: IconColumns3 },
] as const;

export interface GridToolsProps {
  /** Height of the head, and width of the scrollbar beside it; CSS pixels. */
  height: number;
  scrollbar: number;
  onDialog(dialog: GridDialog): void;
}

export const GridTools = memo(function GridTools({ height, scrollbar, onDialog }: GridToolsProps) {
  const say = useWords(words);
  return (
    <div className={classes.headTools} style={{ height: height - 1, right: scrollbar }}>
      {tools.map(({ dialog, icon: ToolIcon }) => (
        <Tooltip key={dialog} label={say(dialog)}>
          <ActionIcon
            size={24}
            aria-label={say(dialog)}
            onClick={() => onDialog(dialog)}
            data-testid={`grid-${dialog}`}
          >
            <ToolIcon size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
});
