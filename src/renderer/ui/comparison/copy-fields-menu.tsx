// Takes the shown differences to the clipboard: for a spreadsheet, a document or a program.
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy } from '@tabler/icons-react';
import type { FieldDiff } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import { useFormat } from '../use-format.ts';
import { type FieldCopyFormat, fieldCopyFormats, fieldDiffText } from './field-diff-text.ts';
import { useSayValue } from './use-say-value.ts';
import { words } from './words.ts';

export const CopyFieldsMenu = ({ fields }: { fields: readonly FieldDiff[] }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const sayValue = useSayValue();
  const copy = (format: FieldCopyFormat): void => {
    const text = fieldDiffText(fields, format, {
      headers: [say('field'), say('kind'), say('from'), say('to')],
      path: ({ path }) => (path === '' ? say('root') : path),
      kind: ({ kind }) => say(`kind_${kind}`),
      place: (place) => say('place', { place: count(place) }),
      value: (shown, { unit }) => sayValue(shown, unit),
    });
    navigator.clipboard.writeText(text).then(
      () => notifications.show({ message: say('copied'), autoClose: 2000 }),
      () => notifications.show({ message: say('notCopied'), color: 'red' }),
    );
  };
  return (
    <Menu position="bottom-end" withinPortal transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Tooltip label={say('copyTable')}>
          <ActionIcon aria-label={say('copyTable')} data-testid="copy-fields">
            <IconCopy size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {fieldCopyFormats.map((format) => (
          <Menu.Item key={format} onClick={() => copy(format)}>
            {say(`copy_${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
