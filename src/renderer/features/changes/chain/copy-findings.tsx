// The choice of a form to copy a whole list of findings in.
import { Button, Menu } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { type CopyTable, copyText } from '../../../ui/copy-text.ts';
import { useWords } from '../../../ui/define-words.ts';
import { words } from './words.ts';

const forms = ['tsv', 'markdown'] as const;

/** `table` makes the table when it is asked for. */
export const CopyFindings = ({ table, testId }: { table: () => CopyTable; testId: string }) => {
  const say = useWords(words);
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
  const copy = (form: (typeof forms)[number]): void =>
    void navigator.clipboard.writeText(copyText(table(), form, true)).then(
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
          data-testid={testId}
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
