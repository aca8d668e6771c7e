// A rule of the user's own: pasted, typed, or from a file. It is kept once its samples hold.
import { Button, Group, Text, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { KnownRules } from '../../data/use-known-rules.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import styles from './rules.module.css';
import { words } from './words.ts';

interface Props {
  known: KnownRules;
  /** What the text begins with: a rule to start from. */
  start: string;
  onClose(): void;
}

export const AddRuleDialog = ({ known, start, onClose }: Props) => {
  const say = useWords(words);
  const [text, setText] = useState(start);
  const file = useRef<HTMLInputElement>(null);
  const close = (): void => {
    known.clearSaveProblem();
    onClose();
  };
  const save = async (): Promise<void> => {
    if (await known.save(text)) close();
  };
  return (
    <Dialog title={say('addTitle')} onClose={close} size="xl">
      <Text size="sm" mb="sm">
        {say('addHelp')}
      </Text>
      <Textarea
        data-autofocus
        label={say('ruleText')}
        classNames={{ input: styles.ruleText ?? '' }}
        rows={16}
        spellCheck={false}
        value={text}
        onChange={(event) => {
          known.clearSaveProblem();
          setText(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
        data-testid="rule-text"
      />
      {known.saveProblem !== null && <ProblemNote problem={known.saveProblem} />}
      <Group justify="space-between" gap="xs" mt="md">
        <Button variant="default" onClick={() => file.current?.click()}>
          {say('fromFile')}
        </Button>
        <Group gap="xs">
          <Button variant="default" onClick={close}>
            {say('cancel')}
          </Button>
          <Button
            disabled={text.trim() === ''}
            loading={known.saving}
            onClick={() => void save()}
            data-testid="rule-save"
          >
            {say('check')}
          </Button>
        </Group>
      </Group>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={say('fromFile')}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          known.clearSaveProblem();
          if (chosen !== undefined) void chosen.text().then(setText);
        }}
        data-testid="rule-file"
      />
    </Dialog>
  );
};
