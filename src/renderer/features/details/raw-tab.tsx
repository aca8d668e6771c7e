// The exact record. The indented view is clearly a view: only white space differs, and the hash is of the record.
import { Button, CopyButton, Group, Switch, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { EventVersion } from '#shared/model/event.ts';
import { useWords } from '../../ui/define-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { CopyValue } from './copy-value.tsx';
import styles from './details.module.css';
import { prettyJsonText } from './pretty-json-text.ts';
import { words } from './words.ts';

/** Characters shown at first; more only on demand, so that a record of many megabytes does not freeze the window. */
const firstCharacters = 200_000;

export const RawTab = ({ raw }: { raw: EventVersion['raw'] }) => {
  const say = useWords(words);
  const format = useFormat();
  const [pretty, setPretty] = useState(false);
  const [all, setAll] = useState(false);
  const indented = useMemo(
    () => (raw.encoding === 'utf8' && raw.text.length <= firstCharacters ? prettyJsonText(raw.text) : null),
    [raw],
  );
  const text = pretty && indented !== null ? indented : raw.text;
  const shown = all ? text : text.slice(0, firstCharacters);
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Switch
          size="xs"
          label={say('rawPretty')}
          checked={pretty && indented !== null}
          disabled={indented === null}
          onChange={(event) => setPretty(event.currentTarget.checked)}
        />
        <CopyButton value={raw.text}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {say(copied ? 'copied' : 'rawCopy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="xs" c="var(--text-faint)" mt={6} data-testid="raw-note">
        {pretty && indented !== null
          ? say('rawPrettyNote')
          : say(raw.encoding === 'base64' ? 'rawNoteBase64' : 'rawNote')}
        {indented === null && raw.encoding === 'utf8' && raw.text.length <= firstCharacters
          ? ` ${say('rawNotJson')}`
          : null}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard. */}
      <pre className={styles.raw} tabIndex={0} data-testid="raw-record">
        {shown}
      </pre>
      {shown.length < text.length ? (
        <Group mt={6} gap="xs">
          <Text size="xs">
            {say('rawCut', { shown: format.count(shown.length), total: format.count(text.length) })}
          </Text>
          <Button size="compact-xs" variant="default" onClick={() => setAll(true)}>
            {say('rawAll')}
          </Button>
        </Group>
      ) : null}
      <Group gap={4} mt={8} mb={14} wrap="nowrap" align="flex-start">
        <Text size="xs" c="var(--text-faint)" className={styles.mono} style={{ overflowWrap: 'anywhere' }}>
          {say('rawBytes', { bytes: format.count(raw.bytes) })} · SHA-256 {raw.sha256}
        </Text>
        <CopyValue value={raw.sha256} field="SHA-256" />
      </Group>
    </>
  );
};
