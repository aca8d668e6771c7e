// The shortcuts that hold on every page, and the sheet that lists them all.
import { Kbd, Modal, Table, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type Page, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { words } from './words.ts';

const pageKeys: Readonly<Record<string, Page>> = { e: '/events', a: '/access', i: '/imports', s: '/settings' };

const sheet = [
  { keys: ['/'], label: 'keyQuery' },
  { keys: ['j', 'k', '↓', '↑'], label: 'keyMove' },
  { keys: ['PgUp', 'PgDn'], label: 'keyPage' },
  { keys: ['Home', 'End'], label: 'keyEnds' },
  { keys: ['←', '→'], label: 'keyCell' },
  { keys: ['Enter'], label: 'keyOpen' },
  { keys: ['Esc'], label: 'keyClose' },
  { keys: ['i', 'e'], label: 'keyInclude' },
  { keys: ['c'], label: 'keyCopy' },
  { keys: ['g e', 'g a', 'g i', 'g s'], label: 'keyPages' },
  { keys: ['[', ']'], label: 'keyBack' },
  { keys: ['?'], label: 'keySheet' },
] as const;

/** True where a key press is text, not a command. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const focusQuery = (): void => document.querySelector<HTMLInputElement>('[data-shortcut="query"]')?.focus();

export const Shortcuts = () => {
  const say = useWords(words);
  const { go } = useView();
  const [open, setOpen] = useState(false);
  const leader = useRef(false);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const page = leader.current ? pageKeys[event.key] : undefined;
      leader.current = event.key === 'g';
      const commands: Readonly<Record<string, () => void>> = {
        '/': focusQuery,
        '?': () => setOpen(true),
        '[': () => window.history.back(),
        ']': () => window.history.forward(),
      };
      const command = page === undefined ? commands[event.key] : () => go(page);
      if (command === undefined) return;
      event.preventDefault();
      command();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [go]);

  return (
    <Modal
      opened={open}
      onClose={() => setOpen(false)}
      title={say('shortcuts')}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <Table withRowBorders={false} verticalSpacing={4}>
        <Table.Tbody>
          {sheet.map(({ keys, label }) => (
            <Table.Tr key={label}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{say(label)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" mt="sm" c="var(--text-soft)">
        {say('shortcutsHint')}
      </Text>
    </Modal>
  );
};
