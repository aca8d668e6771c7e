// Two sides compared, to be read: the fields first, then the texts side by side, and the nodes where they are flows.
// Dumb: it is given a comparison and the names of its sides, and asks nothing itself.
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { Comparison } from '#shared/model/changes.ts';
import { useWords } from '../define-words.ts';
import { preloadMonaco } from '../monaco-frame-load.ts';
import { useLanguage } from '../use-language.ts';
import { type ComparisonLook, looksOf } from './comparison-look.ts';
import { ComparisonNotes } from './comparison-notes.tsx';
import { DisagreementNote } from './disagreement-note.tsx';
import { FieldDiffTable } from './field-diff-table.tsx';
import { FlowTable } from './flow-table.tsx';
import { StateTexts } from './state-texts.tsx';
import { words } from './words.ts';

export interface ComparisonViewProps {
  comparison: Comparison;
  /** Names of the two sides: "Before" and "After", or two versions. */
  labels: { before: string; after: string };
  /** The way to look at it, kept by the page; any text that is none of them means the fields. */
  look: string;
  onLook(look: ComparisonLook): void;
  /** Saved files are named after it: `evt_1-before.json`. */
  fileBase: string;
}

/** Why no field is listed. */
const nothingDiffers = ({ basis, before, after }: Comparison): 'equal' | 'equalKnown' | 'noFields' => {
  if (basis === 'diff' || !before.stated || !after.stated) return 'noFields';
  return before.complete && after.complete ? 'equal' : 'equalKnown';
};

export const ComparisonView = ({ comparison, labels, look, onLook, fileBase }: ComparisonViewProps) => {
  const say = useWords(words);
  const language = useLanguage();
  useEffect(() => preloadMonaco(language), [language]);
  const { basis, before, after, fields, total, flow, disagreements } = comparison;
  const looks = looksOf(comparison);
  const shown = looks.find((one) => one === look) ?? 'fields';
  if (basis === 'none') {
    return (
      <Text size="sm" c="var(--text-faint)">
        {say('noChange')}
      </Text>
    );
  }
  const table =
    fields.length > 0 ? (
      <FieldDiffTable fields={fields} total={total} />
    ) : (
      <Text size="sm" c="var(--text-faint)">
        {say(nothingDiffers(comparison))}
      </Text>
    );
  const part = () => {
    switch (shown) {
      case 'fields':
        return table;
      case 'sides':
        return <StateTexts before={before} after={after} labels={labels} fileBase={fileBase} instead={table} />;
      case 'flow':
        return <FlowTable nodes={flow ?? []} />;
      default:
        return assertNever(shown);
    }
  };
  return (
    <Stack gap="sm" data-testid="comparison">
      <SegmentedControl
        size="xs"
        aria-label={say('looks')}
        value={shown}
        onChange={(value) => onLook(looks.find((one) => one === value) ?? 'fields')}
        data={looks.map((value) => ({
          value,
          label: <span data-testid={`comparison-${value}`}>{say(`look_${value}`)}</span>,
        }))}
        data-testid="comparison-looks"
      />
      {disagreements.length === 0 ? null : (
        <DisagreementNote disagreements={disagreements} before={before} after={after} />
      )}
      <ComparisonNotes comparison={comparison} labels={labels} look={shown} />
      {part()}
    </Stack>
  );
};
