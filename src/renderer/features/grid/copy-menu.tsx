// The choice of a form to copy in.
import { Button, Menu } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { copyFormats } from '../../ui/copy-text.ts';
import { useWords } from '../../ui/define-words.ts';
import type { CopyControl } from './use-copy.ts';
import { words } from './words.ts';

export const CopyMenu = ({ copy }: { copy: CopyControl }) => {
  const say = useWords(words);
  return (
    <Menu position="top-start" transitionProps={{ duration: 0 }} shadow="md">
      <Menu.Target>
        <Button variant="default" size="compact-sm" leftSection={<IconCopy size={14} aria-hidden />}>
          {say('copy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown data-testid="copy-menu">
        {copyFormats.map((format) => (
          <Menu.Item key={format} onClick={() => copy.copy(format)}>
            {say(format)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.CheckboxItem checked={copy.headers} onChange={copy.setHeaders} closeMenuOnClick={false}>
          {say('withHeaders')}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
};
