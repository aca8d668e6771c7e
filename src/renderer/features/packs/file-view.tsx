// One file of a received pack. Pages are shown in a frame that runs nothing and loads nothing.
import { Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { type JsonValue, jsonValueSchema } from '#shared/model/json.ts';
import { usePackText } from '../../data/use-pack-text.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { JsonTree } from './json-tree.tsx';
import { type Shape, shapeOf } from './known-files.ts';
import { LineTable } from './line-table.tsx';
import classes from './packs.module.css';
import { words } from './words.ts';

interface Props {
  path: string;
  name: string;
  bytes: number;
  /** Names the pack's content. */
  stamp: string;
}

/** A page or a JSON document is read whole up to this many bytes; beyond it, it is shown as text. */
const largestWhole = 4_000_000;

export const FileView = (props: Props) => {
  const say = useWords(words);
  const format = useFormat();
  const { name, bytes } = props;
  const shape = shapeOf(name);
  if (shape === 'binary') return <Text size="sm">{say('noText', { bytes: format.bytes(bytes) })}</Text>;
  if (shape === 'population' || shape === 'custody') return <LineTable {...props} kind={shape} />;
  return (
    <TextFile {...props} shape={(shape === 'page' || shape === 'json') && bytes > largestWhole ? 'text' : shape} />
  );
};

const readJson = (text: string): JsonValue | undefined => {
  try {
    return jsonValueSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** The findings of a pack begin with their sentences; of other documents none. */
const sentencesOf = (value: JsonValue): string[] => {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap(sentencesOf))];
  const { sentence, findings, finding } = value;
  if (typeof sentence === 'string') return [sentence];
  return sentencesOf(findings ?? finding ?? null);
};

const TextFile = ({ path, name, bytes, stamp, shape }: Props & { shape: Shape }) => {
  const say = useWords(words);
  const format = useFormat();
  const whole = shape !== 'text';
  const { lines, more, loading, problem, next } = usePackText(path, name, stamp, whole ? largestWhole : 200_000);
  useEffect(() => {
    if (whole && more && !loading) next();
  }, [whole, more, loading, next]);
  if (problem !== null) return <ProblemNote problem={problem} />;
  if (lines === undefined || (whole && more)) return <Text size="sm">{say('loadingFile')}</Text>;
  const text = lines.join('\n');
  if (shape === 'page') {
    return (
      <iframe
        className={classes.frame}
        title={say('frame', { name })}
        sandbox=""
        srcDoc={text}
        data-testid="pack-frame"
      />
    );
  }
  const value = shape === 'json' ? readJson(text) : undefined;
  return (
    <>
      {shape === 'json' && value === undefined && (
        <Text size="sm" c="var(--danger)">
          {say('jsonWrong')}
        </Text>
      )}
      {value === undefined ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        <pre className={classes.raw} tabIndex={0} data-testid="pack-text">
          {text}
        </pre>
      ) : (
        <div data-testid="pack-json">
          {sentencesOf(value).map((sentence) => (
            <Text key={sentence} size="sm" mb={6}>
              {sentence}
            </Text>
          ))}
          <JsonTree value={value} />
        </div>
      )}
      {more && (
        <Group gap="xs">
          <Text size="xs">{say('shownOf', { shown: format.count(lines.length), bytes: format.bytes(bytes) })}</Text>
          <Button variant="default" size="compact-sm" disabled={loading} onClick={next}>
            {say('more')}
          </Button>
        </Group>
      )}
    </>
  );
};
