// What can be taken away from a chart: its picture as PNG or SVG, and its numbers as text for a spreadsheet.
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy } from '@tabler/icons-react';
import { useWords } from './define-words.ts';
import { saveBlob } from './save-blob.ts';
import { saveText } from './save-text.ts';
import { type Picture, pngOf } from './svg-picture.ts';
import { words } from './words.ts';

interface Props {
  /** Base of file names: `timeline`. */
  name: string;
  /** Null while nothing is drawn. */
  picture(): Picture | null;
  /** The numbers as tab-separated values. */
  table?(): string;
}

export const ChartCopyMenu = ({ name, picture, table }: Props) => {
  const say = useWords(words);
  const tell = (work: Promise<void>) =>
    work.then(
      () => notifications.show({ message: say('copied'), autoClose: 2000 }),
      () => notifications.show({ message: say('notCopied'), color: 'red' }),
    );
  const copyPng = () => {
    const drawn = picture();
    // The promise goes into the item: the right to write belongs to the click, and would be over once it is kept.
    if (drawn !== null) tell(navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(drawn) })]));
  };
  const copyText = (text: string | undefined) => {
    if (text !== undefined) tell(navigator.clipboard.writeText(text));
  };
  const savePng = () => {
    const drawn = picture();
    if (drawn !== null)
      pngOf(drawn).then(
        (blob) => saveBlob(`${name}.png`, blob),
        () => notifications.show({ message: say('notSaved'), color: 'red' }),
      );
  };
  const saveSvg = () => {
    const text = picture()?.text;
    if (text !== undefined) saveText(`${name}.svg`, text, 'image/svg+xml');
  };
  return (
    <Menu position="bottom-end" withinPortal transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Tooltip label={say('copyChart')}>
          <ActionIcon
            size={20}
            variant="subtle"
            color="gray"
            aria-label={say('copyChart')}
            data-testid={`copy-${name}`}
          >
            <IconCopy size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={copyPng}>{say('copyPng')}</Menu.Item>
        <Menu.Item onClick={() => copyText(picture()?.text)}>{say('copySvg')}</Menu.Item>
        {table !== undefined && <Menu.Item onClick={() => copyText(table())}>{say('copyTsv')}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item onClick={savePng}>{say('savePng')}</Menu.Item>
        <Menu.Item onClick={saveSvg}>{say('saveSvg')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
