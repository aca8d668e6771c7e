// What can be done with the selected rows or cells; it lies over the last rows and moves nothing.
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconListNumbers, IconStar, IconTag, IconX } from '@tabler/icons-react';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { CopyMenu } from './copy-menu.tsx';
import classes from './grid.module.css';
import { type Selection, selectedCount, selectedRows, selectionLimit } from './selection.ts';
import type { CopyControl } from './use-copy.ts';
import type { MarkActions } from './use-mark-actions.ts';
import type { SelectedEvents } from './use-selected-events.ts';
import { words } from './words.ts';

export interface SelectionBarProps {
  selection: Selection;
  /** Rows of the whole answer. */
  count: number;
  copy: CopyControl;
  marks: MarkActions;
  events: SelectedEvents;
  onTag(): void;
  onClear(): void;
}

/** Nothing is drawn where nothing is selected. */
export const SelectionBar = ({ selection, count, copy, marks, events, onTag, onClear }: SelectionBarProps) => {
  const say = useWords(words);
  const format = useFormat();
  const { reading } = events;
  if (selection.kind === 'none') return null;
  const rows = selectedCount(selection);
  const ranges = selectedRows(selection);
  const columns = selection.kind === 'cells' ? Math.abs(selection.to.column - selection.from.column) + 1 : 0;
  const figures = { count: rows, shown: format.count(rows) };
  return (
    <section className={classes.bar} aria-label={say('selection')} data-testid="selection-bar">
      <output className="tabular" data-testid="selection-count">
        {columns === 0 ? say('selectedRows', figures) : say('selectedCells', { rows: figures.shown, columns })}
        {rows === selectionLimit && count > rows && (
          <span className={classes.limit}> {say('selectionLimit', { total: format.count(count) })}</span>
        )}
      </output>
      {reading === null ? (
        <>
          <CopyMenu copy={copy} />
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconStar size={14} aria-hidden />}
            onClick={() => marks.star(ranges)}
          >
            {say('star')}
          </Button>
          <Button variant="default" size="compact-sm" leftSection={<IconTag size={14} aria-hidden />} onClick={onTag}>
            {say('tag')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconListNumbers size={14} aria-hidden />}
            onClick={() => marks.story(ranges)}
          >
            {say('toStory')}
          </Button>
          <Tooltip label={say('clearSelection')}>
            <ActionIcon size={24} aria-label={say('clearSelection')} onClick={onClear}>
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      ) : (
        <>
          <output className="tabular">
            {say('reading', { read: format.count(reading.read), total: format.count(reading.total) })}
          </output>
          <Button variant="default" size="compact-sm" onClick={events.stop}>
            {say('stop')}
          </Button>
        </>
      )}
    </section>
  );
};
