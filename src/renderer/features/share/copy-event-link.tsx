// The button that copies a link to this view with this event open; it stands in the details of the event.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useWords } from '../../ui/define-words.ts';
import { useCopyView } from './use-copy-view.ts';
import { words } from './words.ts';

export const CopyEventLink = () => {
  const say = useWords(words);
  const { links, copy } = useCopyView();
  return (
    <Tooltip label={say('eventLink')}>
      <ActionIcon
        aria-label={say('eventLink')}
        disabled={links === null}
        onClick={() => copy('link')}
        data-testid="copy-event-link"
      >
        <IconLink size={17} />
      </ActionIcon>
    </Tooltip>
  );
};
