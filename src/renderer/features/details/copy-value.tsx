// A small button that copies one text and says so, also to a screen reader.
import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

/** `field` names what is copied, for the tooltip and the accessible name. */
export const CopyValue = ({ value, field }: { value: string; field: string }) => {
  const say = useWords(words);
  return (
    <CopyButton value={value} timeout={1500}>
      {({ copied, copy }) => {
        const label = copied ? say('copied') : say('copy', { field });
        return (
          <Tooltip label={label}>
            <ActionIcon size={20} variant="subtle" color="gray" aria-label={label} onClick={copy}>
              {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        );
      }}
    </CopyButton>
  );
};
