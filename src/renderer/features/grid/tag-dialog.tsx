// Adds tags to events, and takes tags away that some of them bear.
import { Button, Checkbox, Group, Stack, TagsInput, Text } from '@mantine/core';
import { useState } from 'react';
import { tagSchema } from '#shared/model/case.ts';
import { useWords } from '../../ui/define-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { words } from './words.ts';

export interface TagDialogProps {
  /** Events that are meant. */
  count: number;
  /** Tags that those of them bear which are in sight. */
  borne: readonly string[];
  /** Every tag in use. */
  known: readonly string[];
  onTag(add: readonly string[], remove: readonly string[]): void;
  onClose(): void;
}

export const TagDialog = ({ count, borne, known, onTag, onClose }: TagDialogProps) => {
  const say = useWords(words);
  const format = useFormat();
  const [added, setAdded] = useState<string[]>([]);
  const [removed, setRemoved] = useState<string[]>([]);
  const wrong = added.find((tag) => !tagSchema.safeParse(tag).success);
  return (
    <Dialog title={say('tagEvents', { count, shown: format.count(count) })} onClose={onClose} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong !== undefined) return;
          onTag(added, removed);
          onClose();
        }}
      >
        <Stack gap="sm">
          <TagsInput
            label={say('tagsToAdd')}
            description={say('tagsHint')}
            data={known.filter((tag) => !borne.includes(tag) || count > 1)}
            value={added}
            onChange={setAdded}
            splitChars={[',', ' ']}
            acceptValueOnBlur
            error={wrong === undefined ? null : say('tagWrong', { tag: wrong })}
            comboboxProps={{ transitionProps: { duration: 0 } }}
            data-autofocus
            data-testid="tags-input"
          />
          {borne.length > 0 && (
            <Checkbox.Group label={say('tagsToRemove')} value={removed} onChange={setRemoved}>
              <Group gap="sm" mt={4}>
                {borne.map((tag) => (
                  <Checkbox key={tag} value={tag} label={tag} size="xs" />
                ))}
              </Group>
            </Checkbox.Group>
          )}
          {added.length === 0 && removed.length === 0 && (
            <Text size="xs" c="var(--text-soft)">
              {say('tagsNone')}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button
              type="submit"
              disabled={wrong !== undefined || added.length + removed.length === 0}
              data-testid="tags-apply"
            >
              {say('apply')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
