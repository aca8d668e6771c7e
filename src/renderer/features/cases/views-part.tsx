// The saved views in their order: what each asks, and the ways to move and delete it.
import { ActionIcon, Group, Table, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { CaseState, SavedView } from '#shared/model/case.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import { unavailable } from '../../ui/unavailable.ts';
import classes from './cases.module.css';
import { EmptyPart } from './empty-part.tsx';
import { viewTimeText } from './view-time-text.ts';
import { words } from './words.ts';

export const ViewsPart = ({ control, state }: { control: CaseControl; state: CaseState }) => {
  const say = useWords(words);
  const { zone } = useView();
  const { views } = state;
  if (views.length === 0) return <EmptyPart title={say('viewsEmpty')} help={say('viewsEmptyHelp')} />;
  const tools = ({ id, name }: SavedView, at: number) => {
    const move = (place: number) => void control.change({ kind: 'moveView', id, place });
    const all = [
      { label: say('viewUp', { name }), icon: IconArrowUp, off: at === 0, run: () => move(at - 1) },
      { label: say('viewDown', { name }), icon: IconArrowDown, off: at === views.length - 1, run: () => move(at + 1) },
      {
        label: say('removeView', { name }),
        icon: IconTrash,
        off: false,
        run: () => void control.change({ kind: 'removeView', id }),
      },
    ];
    return all.map(({ label, icon: ToolIcon, off, run }) => (
      <Tooltip key={label} label={label}>
        <ActionIcon
          aria-label={label}
          {...unavailable(off)}
          onClick={() => {
            if (!off) run();
          }}
        >
          <ToolIcon size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    ));
  };
  return (
    <Table.ScrollContainer minWidth={680}>
      <Table className={classes.table ?? ''} aria-label={say('viewsTable')} data-testid="case-views">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say('viewName')}</Table.Th>
            <Table.Th scope="col">{say('viewQuery')}</Table.Th>
            <Table.Th scope="col">{say('viewTime')}</Table.Th>
            <Table.Th scope="col">{say('viewSavedAt', { zone })}</Table.Th>
            <Table.Td w={110} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {views.map((view, at) => (
            <Table.Tr key={view.id}>
              <Table.Th scope="row" className={classes.long ?? ''}>
                {view.name}
              </Table.Th>
              <Table.Td className={`mono ${classes.long}`}>
                {view.query === '' ? say('viewEverything') : view.query}
              </Table.Td>
              <Table.Td>{viewTimeText(view.time, say)}</Table.Td>
              <Table.Td className={classes.time ?? ''}>{formatSecond(view.updatedAt, zone)}</Table.Td>
              <Table.Td>
                <Group gap={2} wrap="nowrap" justify="flex-end">
                  {tools(view, at)}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
