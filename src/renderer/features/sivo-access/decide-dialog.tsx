// Asks for the note a decision is kept with: why a visit is in order, what is to be asked, what is wrong.
import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { words } from './words.ts';

export type VisitVerdict = 'approved' | 'queried' | 'escalated';

const texts = {
  approved: ['approveTitle', 'noteApprove'],
  queried: ['queryTitle', 'noteQuery'],
  escalated: ['escalateTitle', 'noteEscalate'],
} as const;

interface Props {
  verdict: VisitVerdict;
  /** The visit, in one sentence. */
  sentence: string;
  /** Resolves to whether it was kept; where not, the dialog stays open with what was typed. */
  onDecide(note: string): Promise<boolean>;
  onClose(): void;
}

/** Render it while it is open. */
export const DecideDialog = ({ verdict, sentence, onDecide, onClose }: Props) => {
  const say = useWords(words);
  const [note, setNote] = useState('');
  const [saving, setSaving] = useState(false);
  const [title, label] = texts[verdict];
  const empty = note.trim() === '';
  const decide = async (): Promise<void> => {
    if (empty || saving) return;
    setSaving(true);
    const kept = await onDecide(note.trim());
    setSaving(false);
    if (kept) onClose();
  };
  return (
    <Dialog title={say(title)} onClose={onClose} size="md">
      <Text size="sm" mb="sm">
        {sentence}
      </Text>
      <Textarea
        data-autofocus
        label={say(label)}
        description={say('noteHelp')}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void decide();
        }}
        data-testid="visit-note"
      />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button disabled={empty} loading={saving} onClick={() => void decide()} data-testid="visit-decide">
          {say('save')}
        </Button>
      </Group>
    </Dialog>
  );
};
