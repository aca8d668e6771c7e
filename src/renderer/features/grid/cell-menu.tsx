// The menu of a cell: filter by its value, copy, open.
import { Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy, IconFilter, IconFilterOff, IconHistory, IconLayoutSidebarRight } from '@tabler/icons-react';
import type { EventRow } from '#shared/model/event.ts';
import { everything } from '#shared/model/filter.ts';
import { withTerm, withValues } from '#shared/model/filter-edit.ts';
import type { View } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { type ColumnId, cellTerm, cellText } from './cell-value.ts';
import { words } from './words.ts';

/** `x`, `y`: where the pointer is, in pixels of the window. */
export interface CellMenuTarget {
  column: ColumnId;
  event: EventRow;
  x: number;
  y: number;
}

export const CellMenu = (props: { target: CellMenuTarget | null; view: View; onClose(): void }) => {
  const say = useWords(words);
  const { copy } = useClipboard();
  const { target, view, onClose } = props;
  if (target === null) return null;
  const { column, event, x, y } = target;
  const term = cellTerm(column, event);
  const shown = term?.value === '' ? say('notStated') : (term?.value ?? '');
  const { id: resourceId } = event.resource;
  const filterBy = (mode: 'include' | 'exclude') => () => {
    if (term === null) return;
    const start = mode === 'include' ? withValues(view.filter, term.field, []) : view.filter;
    view.setFilter(withTerm(start, term.field, term.value, mode));
  };
  return (
    <Menu opened onClose={onClose} position="bottom-start" transitionProps={{ duration: 0 }} shadow="md">
      <Menu.Target>
        <span style={{ position: 'fixed', left: x, top: y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown data-testid="cell-menu">
        {term !== null && (
          <>
            <Menu.Item leftSection={<IconFilter size={15} />} onClick={filterBy('include')}>
              {say('include', { value: shown })}
            </Menu.Item>
            <Menu.Item leftSection={<IconFilterOff size={15} />} onClick={filterBy('exclude')}>
              {say('exclude', { value: shown })}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        {resourceId !== null && (
          <Menu.Item
            leftSection={<IconHistory size={15} />}
            onClick={() => view.setFilter(withValues(everything, 'resource.id', [resourceId]))}
          >
            {say('sameResource')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => copy(cellText(column, event, view.zone))}>
          {say('copyCell')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => copy(event.id)}>
          {say('copyId')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLayoutSidebarRight size={15} />} onClick={() => view.select(event.id)}>
          {say('openDetails')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
