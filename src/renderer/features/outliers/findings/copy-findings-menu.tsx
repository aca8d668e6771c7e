// The choice of a form to take the findings away in.
import { Button, Menu } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../ui/define-words.ts';
import { words } from './words.ts';

const forms = ['tsv', 'markdown', 'json'] as const;
export type CopyForm = (typeof forms)[number];

/** `text` makes what is copied when it is asked for. */
export const CopyFindingsMenu = ({ text }: { text(form: CopyForm): string }) => {
  const say = useWords(words);
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
  const copy = (form: CopyForm): void =>
    void navigator.clipboard.writeText(text(form)).then(
      () => setSaid('copied'),
      () => setSaid('notCopied'),
    );
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }} shadow="md" onOpen={() => setSaid(null)}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconCopy size={14} aria-hidden />}
          data-testid="findings-copy"
        >
          <span role="status">{say(said ?? 'copy')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {forms.map((form) => (
          <Menu.Item key={form} onClick={() => copy(form)}>
            {say(form)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
