// Asks why a finding is dismissed; without a reason there is no dismissal.
import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from './define-words.ts';
import { Dialog } from './dialog.tsx';
import { words } from './words.ts';

interface Props {
  title: string;
  /** What is dismissed, in one sentence. */
  sentence: string;
  /** Resolves to whether it was kept; where not, the dialog stays open with what was typed. */
  onDismiss(reason: string): Promise<boolean>;
  onClose(): void;
}

/** Render it while it is open. */
export const DismissDialog = ({ title, sentence, onDismiss, onClose }: Props) => {
  const say = useWords(words);
  const [reason, setReason] = useState('');
  const [saving, setSaving] = useState(false);
  const dismiss = async (): Promise<void> => {
    if (reason.trim() === '' || saving) return;
    setSaving(true);
    const kept = await onDismiss(reason.trim());
    setSaving(false);
    if (kept) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose} size="md">
      <Text size="sm" mb="sm">
        {sentence}
      </Text>
      <Textarea
        data-autofocus
        label={say('dismissReason')}
        description={say('dismissHelp')}
        autosize
        minRows={2}
        maxRows={8}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void dismiss();
        }}
        data-testid="dismiss-reason"
      />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button
          disabled={reason.trim() === ''}
          loading={saving}
          onClick={() => void dismiss()}
          data-testid="dismiss-confirm"
        >
          {say('dismiss')}
        </Button>
      </Group>
    </Dialog>
  );
};
