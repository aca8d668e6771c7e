// The differences as a table: field and kind, from, to; a filter over the fields where there are many.
import { Group, Text, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { FieldDiff } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import { useFormat } from '../use-format.ts';
import styles from './comparison.module.css';
import { CopyFieldsMenu } from './copy-fields-menu.tsx';
import { FieldDiffCells } from './field-diff-cells.tsx';
import { TableFrame } from './table-frame.tsx';
import { words } from './words.ts';

/** Rows from which on a filter helps. */
const filteredFrom = 21;

const saysNothing = (value: unknown): boolean => value === undefined || value === null;

/** At least one; `total` counts those the comparison did not list, too. */
export const FieldDiffTable = ({ fields, total }: { fields: readonly FieldDiff[]; total: number }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim().toLowerCase());
  const shown = useMemo(
    () => (asked === '' ? fields : fields.filter(({ path }) => path.toLowerCase().includes(asked))),
    [fields, asked],
  );
  const needsLegend = shown.some(({ kind, words: pieces, from, to }) => {
    return kind !== 'moved' && pieces === null && (saysNothing(from) || saysNothing(to));
  });
  return (
    <div>
      <Group gap="xs" mb={4} align="center" wrap="nowrap">
        {fields.length >= filteredFrom ? (
          <TextInput
            className={styles.filter ?? ''}
            aria-label={say('filterFields')}
            placeholder={say('filterFields')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-testid="filter-fields"
          />
        ) : (
          <h3 className={styles.title}>{say('changedFields')}</h3>
        )}
        <Text size="xs" c="var(--text-faint)" className="tabular" aria-live="polite" data-testid="field-count">
          {fields.length >= filteredFrom ? say('shownOf', { shown: count(shown.length), total: count(total) }) : null}
        </Text>
        <div className={styles.end}>
          <CopyFieldsMenu fields={shown} />
        </div>
      </Group>
      {total > fields.length ? (
        <Text size="xs" mb={4}>
          {say('firstOf', { shown: count(fields.length), total: count(total) })}
        </Text>
      ) : null}
      {shown.length === 0 ? (
        <Text size="sm" c="var(--text-faint)">
          {say('noneFits', { text: text.trim() })}
        </Text>
      ) : (
        <TableFrame
          key={asked}
          label={say('changedFields')}
          heads={[say('field'), say('from'), say('to')]}
          count={shown.length}
          columns="fields"
          testId="field-table"
          cells={(index) => {
            const diff = shown[index];
            return diff === undefined ? null : <FieldDiffCells diff={diff} />;
          }}
        />
      )}
      {needsLegend ? (
        <Text size="xs" c="var(--text-faint)" mt={4}>
          {say('legend')}
        </Text>
      ) : null}
    </div>
  );
};
