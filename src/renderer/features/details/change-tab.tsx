// What changed: the field table, then the two states side by side, saying whether they are complete.
import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { EventVersion } from '#shared/model/event.ts';
import { usePreferences } from '../../data/preferences.tsx';
import { useWords } from '../../ui/define-words.ts';
import { FieldTable } from '../../ui/field-table.tsx';
import { MonacoFrame } from '../../ui/monaco-frame.tsx';
import { changeRows } from './change-rows.ts';
import { changeStates } from './change-states.ts';
import styles from './details.module.css';
import { useDiffWords } from './use-diff-words.ts';
import { words } from './words.ts';

export const ChangeTab = ({ version }: { version: EventVersion }) => {
  const say = useWords(words);
  const diffWords = useDiffWords();
  const { language } = usePreferences();
  const states = useMemo(() => changeStates(version), [version]);
  const rows = useMemo(() => changeRows(version), [version]);
  if (states.kind === 'none') {
    return (
      <Text size="sm" c="var(--text-faint)">
        {say('noChange')}
      </Text>
    );
  }
  const sideLabel = (side: string, stated: boolean): string => (stated ? side : say('sideNotStated', { side }));
  return (
    <Stack gap="md">
      <div>
        <h3 className={styles.sectionTitle}>{say('changeTable')}</h3>
        <FieldTable
          rows={rows}
          words={{
            caption: say('changeTable'),
            field: say('field'),
            from: say('from'),
            to: say('to'),
            unknown: say('unknown'),
            absent: say('absent'),
            emptyText: say('emptyText'),
            nothing: say('noChangedFields'),
          }}
        />
        <Text size="xs" c="var(--text-faint)" mt={4}>
          {say('legend')}
        </Text>
      </div>
      <div>
        <h3 className={styles.sectionTitle} data-testid="states-kind">
          {say(states.kind === 'complete' ? 'completeStates' : 'sparseStates')}
        </h3>
        <Text size="xs" c="var(--text-faint)" mb={6}>
          {say(states.kind === 'complete' ? 'completeNote' : 'sparseNote')}
        </Text>
        <MonacoFrame
          key={language}
          original={states.before}
          modified={states.after}
          originalLabel={sideLabel(say('before'), states.beforeStated)}
          modifiedLabel={sideLabel(say('after'), states.afterStated)}
          language={language}
          words={diffWords}
        />
      </div>
    </Stack>
  );
};
