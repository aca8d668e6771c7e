// The specification out to a file and in from one: the same that the command line reads.
import { Button, FileButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { type PackSpec, packSpecSchema } from '#shared/model/pack-spec.ts';
import { useWords } from '../../ui/define-words.ts';
import { saveText } from '../../ui/save-text.ts';
import { packName } from './pack-name.ts';
import { words } from './words.ts';

/** What a specification can be, in bytes. */
const largest = 50_000_000;

interface Props {
  spec: PackSpec;
  onOpen(spec: PackSpec): void;
  onReset(): void;
}

const parse = (text: string): { spec: PackSpec } | { why: string } => {
  try {
    const read = packSpecSchema.safeParse(JSON.parse(text));
    if (read.success) return { spec: read.data };
    const [first] = read.error.issues;
    return { why: `${first?.path.join('.') ?? ''}: ${first?.message ?? ''}` };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
};

const inputProps = { 'data-testid': 'pack-spec-file' } as Record<string, string>;

export const SpecTools = ({ spec, onOpen, onReset }: Props) => {
  const say = useWords(words);
  const [why, setWhy] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const open = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const read = file.size > largest ? { why: `${file.size} > ${largest}` } : parse(await file.text());
    setWhy('why' in read ? read.why : null);
    if ('spec' in read) onOpen(read.spec);
  };
  return (
    <div>
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          disabled={spec.title === ''}
          onClick={() =>
            saveText(
              packName(spec.title).replace(/zip$/, 'json'),
              `${JSON.stringify(spec, null, 2)}\n`,
              'application/json',
            )
          }
        >
          {say('saveSpec')}
        </Button>
        <FileButton accept=".json,application/json" onChange={(file) => void open(file)} inputProps={inputProps}>
          {(props) => (
            <Button variant="default" size="compact-sm" {...props}>
              {say('openSpec')}
            </Button>
          )}
        </FileButton>
        {asking ? (
          <>
            <Text size="sm">{say('resetAsk')}</Text>
            <Button
              size="compact-sm"
              color="red.9"
              onClick={() => {
                setAsking(false);
                onReset();
              }}
            >
              {say('reset')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setAsking(false)} autoFocus>
              {say('resetNo')}
            </Button>
          </>
        ) : (
          <Button variant="default" size="compact-sm" onClick={() => setAsking(true)} data-testid="pack-reset">
            {say('reset')}
          </Button>
        )}
      </Group>
      {why !== null && (
        <Text size="sm" c="var(--danger)" role="alert" mt={4}>
          {say('specWrong', { why })}
        </Text>
      )}
    </div>
  );
};
