// The sheet of all shortcuts: those of the window and those of the grid.
import { Kbd, Modal, Table, Text } from '@mantine/core';
import { useWords } from '../../ui/define-words.ts';
import classes from './shell.module.css';
import type { Action } from './use-actions.ts';
import { words } from './words.ts';

const gridKeys = [
  { keys: ['j', 'k', '↓', '↑'], label: 'keyMove' },
  { keys: ['PgUp', 'PgDn'], label: 'keyPage' },
  { keys: ['Home', 'End'], label: 'keyEnds' },
  { keys: ['←', '→'], label: 'keyCell' },
  { keys: ['Enter'], label: 'keyOpen' },
  { keys: ['Esc'], label: 'keyClose' },
  { keys: ['i', 'e'], label: 'keyInclude' },
  { keys: ['c'], label: 'keyCopy' },
  { keys: ['s'], label: 'keySort' },
] as const;

export interface ShortcutSheetProps {
  actions: readonly Action[];
  opened: boolean;
  onClose(): void;
}

export const ShortcutSheet = ({ actions, opened, onClose }: ShortcutSheetProps) => {
  const say = useWords(words);
  const lines = [
    { keys: ['Ctrl/⌘ K'], label: say('palette') },
    ...actions.flatMap(({ keys, label }) => (keys === null ? [] : [{ keys: [keys.join(' ')], label }])),
    ...gridKeys.map(({ keys, label }) => ({ keys, label: say(label) })),
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say('shortcuts')}
      size="lg"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <Table withRowBorders={false} verticalSpacing={3}>
        <Table.Tbody>
          {lines.map(({ keys, label }) => (
            <Table.Tr key={label}>
              <Table.Td className={classes.keys ?? ''}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{label}</Table.Td>
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
