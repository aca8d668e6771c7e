// Goes to a time, a row or an event of the answer.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePreferences } from '../../data/preferences.tsx';
import { problemText, toProblem } from '../../data/problem.ts';
import type { ResultReader } from '../../data/use-result-reader.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { jumpTarget } from './jump-target.ts';
import { words } from './words.ts';

export interface JumpDialogProps {
  /** Null while the answer is on its way. */
  reader: ResultReader | null;
  count: number;
  zone: string;
  /** The day of the row that the cursor is on, for a bare clock time; null where there is none. */
  day: string | null;
  /** `opens`: the event was named, so its details open. */
  onJump(row: number, opens: boolean): void;
  onClose(): void;
}

export const JumpDialog = ({ reader, count, zone, day, onJump, onClose }: JumpDialogProps) => {
  const say = useWords(words);
  const format = useFormat();
  const { language } = usePreferences();
  const [text, setText] = useState('');
  const [mistake, setMistake] = useState<string | null>(null);

  /** Goes there; or says why not. */
  const jump = async (): Promise<string | null> => {
    const target = jumpTarget(text, zone, day);
    if (target === null) return say('jumpEmpty');
    if (target.kind === 'row') {
      if (target.row > count) return say('jumpFewer', { count, total: format.count(count) });
      onClose();
      onJump(target.row - 1, false);
      return null;
    }
    if (reader === null) return say('jumpWait');
    try {
      const offset = await reader.locate(target);
      if (offset === null) return say(target.kind === 'event' ? 'jumpNoEvent' : 'jumpNoTime');
      onClose();
      onJump(offset, target.kind === 'event');
      return null;
    } catch (error) {
      return problemText(toProblem(error, language));
    }
  };

  return (
    <Dialog title={say('jump')} onClose={onClose} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void jump().then(setMistake);
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={say('jumpLabel')}
            description={say('jumpHint', { zone })}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setMistake(null);
            }}
            error={mistake}
            placeholder="2026-05-20 16:30"
            data-autofocus
            data-testid="jump-input"
          />
          <Group justify="space-between">
            <Text size="xs" c="var(--text-soft)">
              {say('jumpRows', { count, total: format.count(count) })}
            </Text>
            <Button type="submit">{say('jumpGo')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
