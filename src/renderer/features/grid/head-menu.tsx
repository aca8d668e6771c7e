// The menu of a column head: freeze, move, size, hide, and the dialogs of the grid.
import { Menu } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconArrowsHorizontal,
  IconColumns3,
  IconEyeOff,
  IconPalette,
  IconPin,
  IconPinnedOff,
} from '@tabler/icons-react';
import type { GridColumnId, GridLayout } from '#shared/model/grid-layout.ts';
import { useWords } from '../../ui/define-words.ts';
import { freezeColumn, moveColumn, showColumn } from './column-layout.ts';
import type { GridDialog } from './use-grid-dialog.ts';
import { words } from './words.ts';

/** `x`, `y`: where the menu opens, in pixels of the window. */
export interface HeadMenuTarget {
  column: GridColumnId;
  x: number;
  y: number;
}

export interface HeadMenuProps {
  target: HeadMenuTarget | null;
  layout: GridLayout;
  onLayout(layout: GridLayout): void;
  onFit(column: GridColumnId): void;
  onDialog(dialog: GridDialog): void;
  onClose(): void;
}

export const HeadMenu = ({ target, layout, onLayout, onFit, onDialog, onClose }: HeadMenuProps) => {
  const say = useWords(words);
  if (target === null) return null;
  const { column, x, y } = target;
  const frozen = layout.columns.find(({ id }) => id === column)?.frozen === true;
  const PinIcon = frozen ? IconPinnedOff : IconPin;
  return (
    <Menu opened onClose={onClose} position="bottom-start" transitionProps={{ duration: 0 }} shadow="md">
      <Menu.Target>
        <span style={{ position: 'fixed', left: x, top: y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown data-testid="head-menu">
        <Menu.Item leftSection={<PinIcon size={15} />} onClick={() => onLayout(freezeColumn(layout, column, !frozen))}>
          {say(frozen ? 'unfreezeColumn' : 'freezeColumn')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowLeft size={15} />} onClick={() => onLayout(moveColumn(layout, column, -1))}>
          {say('moveLeft')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowRight size={15} />} onClick={() => onLayout(moveColumn(layout, column, 1))}>
          {say('moveRight')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowsHorizontal size={15} />} onClick={() => onFit(column)}>
          {say('fitColumn')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconEyeOff size={15} />}
          disabled={layout.columns.length === 1}
          onClick={() => onLayout(showColumn(layout, column, false))}
        >
          {say('hideColumn')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconColumns3 size={15} />} onClick={() => onDialog('columns')}>
          {say('columns')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPalette size={15} />} onClick={() => onDialog('rules')}>
          {say('rules')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
