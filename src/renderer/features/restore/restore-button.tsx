// The button that opens the ways back of one event; it stands wherever a change is shown.
import { Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useWords } from '../../ui/define-words.ts';
import { useRestoreDialog } from './use-restore-dialog.ts';
import { words } from './words.ts';

export const RestoreButton = ({ eventId }: { eventId: string }) => {
  const say = useWords(words);
  const [, open] = useRestoreDialog();
  return (
    <Tooltip label={say('openHint')}>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconArrowBackUp size={14} aria-hidden />}
        onClick={() => open(eventId)}
        data-testid="restore-open"
      >
        {say('open')}
      </Button>
    </Tooltip>
  );
};
