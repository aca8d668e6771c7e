// The head over one side of a diff: its sign, its name, and the buttons that copy it or save it.
import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import styles from './comparison/comparison.module.css';
import { words } from './comparison/words.ts';
import { useWords } from './define-words.ts';
import { saveText } from './save-text.ts';

interface Props {
  sign: '−' | '+';
  label: string;
  text: string;
  /** Name of the file to save it as. */
  file: string;
}

export const MonacoSide = ({ sign, label, text, file }: Props) => {
  const say = useWords(words);
  return (
    <div className={styles.side}>
      <span className={styles.sign} data-sign={sign} aria-hidden>
        {sign}
      </span>
      <span>{label}</span>
      <CopyButton value={text} timeout={1500}>
        {({ copied, copy }) => {
          const copyLabel = copied ? say('copied') : say('copySide', { side: label });
          return (
            <Tooltip label={copyLabel}>
              <ActionIcon size={22} aria-label={copyLabel} onClick={copy}>
                {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          );
        }}
      </CopyButton>
      <Tooltip label={say('saveSide', { side: label })}>
        <ActionIcon
          size={22}
          aria-label={say('saveSide', { side: label })}
          onClick={() => saveText(file, text, 'application/json')}
        >
          <IconDownload size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
};
