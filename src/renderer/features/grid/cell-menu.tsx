// The menu of a cell: filter by its value, ask around its event, copy, mark.
import { Menu } from '@mantine/core';
import {
  IconClock,
  IconCopy,
  IconFilter,
  IconFilterOff,
  IconHistory,
  IconLayoutSidebarRight,
  IconListNumbers,
  IconNetwork,
  IconPlus,
  IconStar,
  IconTag,
  IconUser,
  IconUserScan,
} from '@tabler/icons-react';
import type { EventRow } from '#shared/model/event.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import { withValues } from '#shared/model/filter-edit.ts';
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import { useWords } from '../../ui/define-words.ts';
import { aroundTime, sameActor } from './around-event.ts';
import { cellTerm } from './cell-value.ts';
import { words } from './words.ts';

/** `x`, `y`: where the menu opens, in pixels of the window. */
export interface CellMenuTarget {
  row: number;
  column: GridColumnId;
  event: EventRow;
  x: number;
  y: number;
}

export interface CellMenuProps {
  target: CellMenuTarget;
  /** Filters by the value of the cell. */
  onFilter(mode: 'include' | 'exclude' | 'only'): void;
  /** Asks another question; the event stays open. */
  onAsk(filter: Filter): void;
  onSession(): void;
  onCopy(what: 'cell' | 'id'): void;
  onStar(): void;
  onTag(): void;
  onStory(): void;
  onOpen(): void;
  onClose(): void;
}

/** Minutes before and after an event. */
const around = 15;

/** Characters of a value in the menu. */
const longest = 48;

export const CellMenu = (props: CellMenuProps) => {
  const say = useWords(words);
  const { column, event, x, y } = props.target;
  const term = cellTerm(column, event);
  const value = term?.value === '' ? say('notStated') : (term?.value ?? '');
  const shown = value.length > longest ? `${value.slice(0, longest - 1)}…` : value;
  const actor = sameActor(event);
  const { ip } = event.actor;
  const { id: resourceId } = event.resource;
  const questions = [
    { label: say('aroundTime', { minutes: around }), icon: IconClock, filter: aroundTime(event, around) },
    { label: say('sameActor'), icon: IconUser, filter: actor },
    { label: say('sameIp'), icon: IconNetwork, filter: ip === null ? null : withValues(everything, 'ip', [ip]) },
    {
      label: say('sameResource'),
      icon: IconHistory,
      filter: resourceId === null ? null : withValues(everything, 'resource.id', [resourceId]),
    },
  ];
  const filters = [
    { mode: 'include', icon: IconPlus },
    { mode: 'exclude', icon: IconFilterOff },
    { mode: 'only', icon: IconFilter },
  ] as const;
  return (
    <Menu
      opened
      onClose={props.onClose}
      position="bottom-start"
      transitionProps={{ duration: 0 }}
      shadow="md"
      width={300}
    >
      <Menu.Target>
        <span style={{ position: 'fixed', left: x, top: y, width: 0, height: 0 }} />
      </Menu.Target>
      <Menu.Dropdown data-testid="cell-menu">
        {term !== null && (
          <>
            {filters.map(({ mode, icon: FilterIcon }) => (
              <Menu.Item key={mode} leftSection={<FilterIcon size={15} />} onClick={() => props.onFilter(mode)}>
                {say(mode, { value: shown })}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        {questions.map(
          ({ label, icon: QuestionIcon, filter }) =>
            filter !== null && (
              <Menu.Item key={label} leftSection={<QuestionIcon size={15} />} onClick={() => props.onAsk(filter)}>
                {label}
              </Menu.Item>
            ),
        )}
        <Menu.Item leftSection={<IconUserScan size={15} />} onClick={props.onSession}>
          {say('sameSession')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconStar size={15} />} onClick={props.onStar}>
          {say('starEvent')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTag size={15} />} onClick={props.onTag}>
          {say('tag')}
        </Menu.Item>
        <Menu.Item leftSection={<IconListNumbers size={15} />} onClick={props.onStory}>
          {say('toStory')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => props.onCopy('cell')}>
          {say('copyCell')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => props.onCopy('id')}>
          {say('copyId')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLayoutSidebarRight size={15} />} onClick={props.onOpen}>
          {say('openDetails')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
