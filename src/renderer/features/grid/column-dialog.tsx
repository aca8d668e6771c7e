// Which columns the grid shows, in which order, which stay at the left edge; how tall the rows are and whether they are numbered.
import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Stack, Switch, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPin, IconPinFilled } from '@tabler/icons-react';
import { densities, densitySchema, type GridColumnId, type GridLayout } from '#shared/model/grid-layout.ts';
import { defaultLayout } from '../../data/use-grid-layout.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { freezeColumn, hiddenColumns, moveColumn, placedColumns, showColumn } from './column-layout.ts';
import classes from './grid.module.css';
import { words } from './words.ts';

export interface ColumnDialogProps {
  layout: GridLayout;
  zone: string;
  onLayout(layout: GridLayout): void;
  onRules(): void;
  onClose(): void;
}

export const ColumnDialog = ({ layout, zone, onLayout, onRules, onClose }: ColumnDialogProps) => {
  const say = useWords(words);
  const shown = placedColumns(layout.columns);
  const check = (id: GridColumnId, checked: boolean) => (
    <Checkbox
      size="xs"
      className={classes.chosen ?? ''}
      label={say(id, { zone })}
      checked={checked}
      disabled={checked && shown.length === 1}
      onChange={(event) => onLayout(showColumn(layout, id, event.currentTarget.checked))}
    />
  );
  return (
    <Dialog title={say('columns')} onClose={onClose} size="md">
      <Stack gap="sm" data-testid="column-dialog">
        <Group justify="space-between">
          <Text size="sm" id="grid-density">
            {say('density')}
          </Text>
          <SegmentedControl
            size="xs"
            aria-labelledby="grid-density"
            data={densities.map((value) => ({ value, label: say(value) }))}
            value={layout.density}
            onChange={(density) => onLayout({ ...layout, density: densitySchema.parse(density) })}
            transitionDuration={0}
          />
        </Group>
        <Switch
          size="xs"
          label={say('rowNumbers')}
          checked={layout.rowNumbers}
          onChange={(event) => onLayout({ ...layout, rowNumbers: event.currentTarget.checked })}
        />
        <ul className={classes.columnList} aria-label={say('columns')}>
          {shown.map(({ id, frozen }, at) => {
            const name = say(id, { zone });
            const moves = [
              { label: say('moveUp', { name }), icon: IconArrowUp, steps: -1, end: shown[at - 1]?.frozen !== frozen },
              {
                label: say('moveDown', { name }),
                icon: IconArrowDown,
                steps: 1,
                end: shown[at + 1]?.frozen !== frozen,
              },
            ];
            const Pin = frozen ? IconPinFilled : IconPin;
            return (
              <li key={id} data-testid={`column-${id}`}>
                {check(id, true)}
                {moves.map(({ label, icon: MoveIcon, steps, end }) => (
                  <Tooltip key={label} label={label}>
                    <ActionIcon
                      size={24}
                      aria-label={label}
                      // Disabled for the eye only: the keyboard stays where it is.
                      data-disabled={end}
                      aria-disabled={end}
                      onClick={() => onLayout(moveColumn(layout, id, steps))}
                    >
                      <MoveIcon size={15} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                ))}
                <Tooltip label={say(frozen ? 'unfreeze' : 'freeze', { name })}>
                  <ActionIcon
                    size={24}
                    aria-label={say('freeze', { name })}
                    aria-pressed={frozen}
                    onClick={() => onLayout(freezeColumn(layout, id, !frozen))}
                  >
                    <Pin size={15} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              </li>
            );
          })}
          {hiddenColumns(layout).map((id) => (
            <li key={id} data-testid={`column-${id}`}>
              {check(id, false)}
            </li>
          ))}
        </ul>
        <Group justify="space-between">
          <Button variant="default" onClick={() => onLayout({ ...defaultLayout, rules: layout.rules })}>
            {say('resetColumns')}
          </Button>
          <Group gap="xs">
            <Button variant="default" onClick={onRules}>
              {say('rules')}
            </Button>
            <Button onClick={onClose}>{say('done')}</Button>
          </Group>
        </Group>
      </Stack>
    </Dialog>
  );
};
