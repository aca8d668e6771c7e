// Short notices of the grid: what was done, and the way to undo it.
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';

export interface UndoNotice {
  message: string;
  undo: { label: string; run(): void } | null;
}

/** A later notice takes the place of the one before. */
export const showNotice = ({ message, undo }: UndoNotice): void => {
  notifications.show({
    id: 'grid',
    message:
      undo === null ? (
        message
      ) : (
        <Group justify="space-between" wrap="nowrap">
          <span>{message}</span>
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => {
              notifications.hide('grid');
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        </Group>
      ),
  });
};
