// Saved views out to a file and in from one.
import { Button, FileButton, Group } from '@mantine/core';
import { useState } from 'react';
import type { CaseControl } from '../../data/use-case.ts';
import { useFilterPack } from '../../data/use-filter-pack.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveText } from '../../ui/save-text.ts';
import { words } from './words.ts';

/** What a pack can hold, in characters. */
const largest = 5_000_000;

export interface PackToolsProps {
  control: CaseControl;
  /** Whether there are views to choose from. */
  any: boolean;
  /** The chosen ones. */
  ids: readonly string[];
}

export const PackTools = ({ control, any, ids }: PackToolsProps) => {
  const say = useWords(words);
  const pack = useFilterPack();
  const [tooLarge, setTooLarge] = useState(false);
  const save = async () => {
    const text = await pack.make(ids);
    if (text !== null) saveText('sivo-audit-views.json', text, 'application/json');
  };
  const load = async (file: File | null) => {
    if (file === null) return;
    setTooLarge(file.size > largest);
    if (file.size <= largest) {
      await control.change({ kind: 'importPack', text: await file.text(), name: file.name });
    }
  };
  return (
    <>
      <Group gap="xs" px={8} py={4}>
        {any && (
          <Button
            size="compact-xs"
            variant="default"
            disabled={ids.length === 0}
            onClick={() => void save()}
            data-testid="pack-export"
          >
            {ids.length === 0 ? say('packChoose') : say('packOut', { count: ids.length })}
          </Button>
        )}
        <FileButton accept=".json,application/json" onChange={(file) => void load(file)} inputProps={packInput}>
          {(props) => (
            <Button size="compact-xs" variant="default" {...props}>
              {say('packIn')}
            </Button>
          )}
        </FileButton>
      </Group>
      {tooLarge && (
        <p role="alert" style={{ color: 'var(--danger)' }}>
          {say('packTooLarge')}
        </p>
      )}
      {pack.problem !== null && <ProblemNote problem={pack.problem} />}
    </>
  );
};

const packInput = { 'data-testid': 'pack-import' } as Record<string, string>;
