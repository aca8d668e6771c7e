// The exact bytes of one rejected record, as text or in hexadecimal, with where they stood and how many there were.
import { Button, CopyButton, Group, SegmentedControl, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { QuarantineItem } from '#shared/model/archive.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './quarantine.module.css';
import { hexLines, recordBytes, recordText } from './record-bytes.ts';
import { words } from './words.ts';

/** Bytes shown at first; the rest on demand. */
const firstBytes = 8192;

/** `encoding`: the source's, as its import noted it. */
export const RecordView = ({ item, encoding }: { item: QuarantineItem; encoding: string }) => {
  const say = useWords(words);
  const format = useFormat();
  const bytes = useMemo(() => recordBytes(item), [item]);
  const text = useMemo(() => recordText(bytes, encoding), [bytes, encoding]);
  const [wish, setWish] = useState<'text' | 'hex'>('text');
  const [all, setAll] = useState(false);
  const view = text === null ? 'hex' : wish;
  const whole = view === 'text' ? (text ?? '') : null;
  const isLong = bytes.length > firstBytes && !all;
  const body =
    whole === null
      ? hexLines(isLong ? bytes.subarray(0, firstBytes) : bytes, item.byteOffset)
      : isLong
        ? whole.slice(0, firstBytes)
        : whole;
  return (
    <div data-testid="quarantine-record">
      <Group justify="space-between" gap="xs" mb={4}>
        <Text size="xs" className="tabular">
          {say('recordPlace', {
            line: format.count(item.line),
            offset: format.count(item.byteOffset),
            bytes: format.count(item.bytes),
          })}
          {item.bytes > bytes.length ? ` ${say('recordCut')}` : ''}
        </Text>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={say('recordView')}
            value={view}
            disabled={text === null}
            onChange={(value) => setWish(value === 'hex' ? 'hex' : 'text')}
            data={[
              { value: 'text', label: say('recordText') },
              { value: 'hex', label: say('recordHex') },
            ]}
          />
          <CopyButton value={whole ?? hexLines(bytes, item.byteOffset)}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" onClick={copy}>
                {say(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Group>
      {text === null ? (
        <Text size="xs" c="var(--text-soft)">
          {say('recordNoText', { encoding })}
        </Text>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
      <section className={styles.raw} tabIndex={0} aria-label={say('recordBytes')}>
        {body}
      </section>
      {isLong ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {say('recordAll')}
        </Button>
      ) : null}
    </div>
  );
};
