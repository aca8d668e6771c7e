// Copies a text and says whether it could.
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

/** Give it the text as its key: what it says is about that text. */
export const CopyTextButton = ({ text, disabled }: { text: string; disabled: boolean }) => {
  const say = useWords(words);
  const [said, setSaid] = useState<'copy' | 'copied' | 'notCopied'>('copy');
  return (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={<IconCopy size={14} aria-hidden />}
      disabled={disabled}
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setSaid('copied'),
          () => setSaid('notCopied'),
        )
      }
      data-testid="output-copy"
    >
      <span role="status">{say(said)}</span>
    </Button>
  );
};
