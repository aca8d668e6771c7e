// Short notices of the grid: what was copied, and what could not be done.
import { notifications } from '@mantine/notifications';

/** A later notice takes the place of the one before. */
export const showNotice = (message: string): void => {
  notifications.show({ id: 'grid', message });
};
