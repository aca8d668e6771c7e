// The menu that copies a link to what is shown, in the form its receiver can use.
import { ActionIcon, Menu, Text, Tooltip } from '@mantine/core';
import { IconLink, IconTerminal2, IconWorld } from '@tabler/icons-react';
import { shortRoot } from '../../data/short-root.ts';
import { useWords } from '../../ui/define-words.ts';
import { useCopyView } from './use-copy-view.ts';
import { words } from './words.ts';

export const CopyLinkMenu = () => {
  const say = useWords(words);
  const { links, copy } = useCopyView();
  const forms = [
    { form: 'link', icon: IconLink },
    ...(links?.address == null ? [] : [{ form: 'address', icon: IconWorld } as const]),
    { form: 'command', icon: IconTerminal2 },
  ] as const;
  return (
    <Menu position="bottom-end" width={340} disabled={links === null}>
      <Tooltip label={say('menu')}>
        <span>
          <Menu.Target>
            <ActionIcon size={30} variant="default" aria-label={say('menu')} data-testid="copy-link">
              <IconLink size={17} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Menu.Target>
        </span>
      </Tooltip>
      <Menu.Dropdown>
        {forms.map(({ form, icon: FormIcon }) => (
          <Menu.Item
            key={form}
            leftSection={<FormIcon size={16} aria-hidden />}
            onClick={() => copy(form)}
            data-testid={`copy-${form}-item`}
          >
            {say(form)}
            <Text component="span" display="block" size="xs" c="var(--text-faint)">
              {say(`${form}Help`)}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Text size="xs" px="sm" py={4} c="var(--text-soft)">
          {links?.root == null ? say('namesNothing') : say('namesData', { root: shortRoot(links.root) })}
        </Text>
      </Menu.Dropdown>
    </Menu>
  );
};
