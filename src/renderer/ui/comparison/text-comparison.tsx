// Two texts side by side; where they are too large for it, the reason and the files to save.
import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '../define-words.ts';
import { MonacoFrame } from '../monaco-frame.tsx';
import { fitsMonaco, type TextSize, textSize } from '../monaco-frame-size.ts';
import { saveText } from '../save-text.ts';
import { useFormat } from '../use-format.ts';
import styles from './comparison.module.css';
import { words } from './words.ts';

type Pair<Value> = readonly [Value, Value];

interface Props {
  /** Null: too large to be handed over at all. */
  texts: Pair<string | null>;
  labels: Pair<string>;
  /** Left out: they are measured. */
  sizes?: Pair<TextSize>;
  title: string;
  /** Names of the files they are saved as. */
  files: Pair<string>;
  /** Stands below the reason why the texts are not shown. */
  instead?: ReactNode;
}

export const TextComparison = ({ texts, labels, sizes, title, files, instead }: Props) => {
  const say = useWords(words);
  const { bytes } = useFormat();
  const [one, other] = texts;
  const measured = useMemo(() => sizes ?? [textSize(one ?? ''), textSize(other ?? '')], [sizes, one, other]);
  if (fitsMonaco(...measured) && one !== null && other !== null) {
    return (
      <MonacoFrame
        original={one}
        modified={other}
        originalLabel={labels[0]}
        modifiedLabel={labels[1]}
        title={title}
        files={files}
      />
    );
  }
  const sides = [0, 1] as const;
  return (
    <>
      <div className={styles.large} data-testid="monaco-too-large">
        <Text size="sm">{say('tooLarge', { before: bytes(measured[0].bytes), after: bytes(measured[1].bytes) })}</Text>
        <Group gap="xs" mt="xs">
          {sides.map((side) => {
            const text = texts[side];
            if (text === null || text === '') return null;
            return (
              <Button key={side} variant="default" onClick={() => saveText(files[side], text, 'application/json')}>
                {say('saveSide', { side: labels[side] })}
              </Button>
            );
          })}
        </Group>
        {sides
          .filter((side) => texts[side] === null)
          .map((side) => (
            <Text key={side} size="xs" mt="xs">
              {say('tooLargeToSave', { side: labels[side] })}
            </Text>
          ))}
      </div>
      {instead}
    </>
  );
};
