// A small button that copies one text and says so, also to a screen reader.
import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../../../ui/define-words.ts';
import { words } from './words.ts';

/** `label` says what is copied. */
export const CopyTextButton = ({ value, label }: { value: string; label: string }) => {
  const say = useWords(words);
  return (
    <CopyButton value={value} timeout={1500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? say('copied') : label}>
          <ActionIcon
            size={20}
            variant="subtle"
            color="gray"
            aria-label={copied ? say('copied') : label}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
};
