// A Markdown text that is read until somebody edits it. It is saved when the focus leaves it, on Ctrl or Cmd + Enter, on
// Escape, and when the field goes away: what was typed is never dropped.
import { Button, Group, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from './define-words.ts';
import { Markdown } from './markdown.tsx';
import classes from './markdown-field.module.css';
import { words } from './words.ts';

export interface MarkdownFieldProps {
  text: string;
  /** Names the field. */
  label: string;
  /** The button that begins an empty text, or edits the one there is. */
  add: string;
  edit: string;
  placeholder: string;
  /** Resolves to whether it was saved; where not, the field stays open with what was typed. */
  onSave(text: string): Promise<boolean>;
  testId: string;
  /** Begins with the field open. */
  begin?: boolean;
  /** The field was closed, saved or left as it was. */
  onClose?(): void;
}

export const MarkdownField = (props: MarkdownFieldProps) => {
  const { text, label, placeholder, onSave, testId, begin = false, onClose } = props;
  const say = useWords(words);
  const [draft, setDraft] = useState<string | null>(begin ? text : null);
  const [preview, setPreview] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(draft !== null);
  /** `saving`: on its way; `closed`: nothing is left to save. */
  const phase = useRef<'open' | 'saving' | 'closed'>('open');

  const save = async ({ stay = false } = {}): Promise<void> => {
    if (draft === null || phase.current !== 'open') return;
    phase.current = 'saving';
    const saved = draft.trim() === text.trim() || (await onSave(draft.trim()));
    phase.current = 'open';
    if (!saved || stay) return;
    phase.current = 'closed';
    setDraft(null);
    onClose?.();
  };

  const leave = useEffectEvent((): void => {
    if (draft !== null && phase.current === 'open' && draft.trim() !== text.trim()) void onSave(draft.trim());
  });
  useEffect(() => () => leave(), []);

  // Whoever closed the field by a key goes on where it was opened.
  useEffect(() => {
    if (wasOpen.current && draft === null && document.activeElement === document.body) opener.current?.focus();
    wasOpen.current = draft !== null;
  }, [draft]);

  const press = (event: KeyboardEvent): void => {
    const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    void save();
  };

  if (draft === null) {
    return (
      <div className={classes.read} data-testid={testId}>
        {text === '' ? null : <Markdown text={text} />}
        <Button
          ref={opener}
          size="compact-xs"
          variant="subtle"
          className={classes.opener ?? ''}
          onClick={() => {
            phase.current = 'open';
            setPreview(false);
            setDraft(text);
          }}
        >
          {text === '' ? props.add : props.edit}
        </Button>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys and the focus of the controls in it.
    <div
      data-testid={testId}
      onKeyDown={press}
      onBlur={(event) => {
        // Where the whole window lost the focus, the writer comes back to the same place.
        const stay = document.activeElement === event.target;
        if (!event.currentTarget.contains(event.relatedTarget)) void save({ stay });
      }}
    >
      {preview ? (
        <div className={classes.preview}>{draft.trim() === '' ? say('nothingWritten') : <Markdown text={draft} />}</div>
      ) : (
        <Textarea
          autosize
          minRows={3}
          maxRows={14}
          size="xs"
          aria-label={label}
          placeholder={placeholder}
          value={draft}
          maxLength={100_000}
          data-autofocus
          autoFocus
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      )}
      <Group justify="space-between" gap="xs" mt={4}>
        <Button size="compact-xs" variant="subtle" onClick={() => setPreview(!preview)}>
          {say(preview ? 'write' : 'preview')}
        </Button>
        <Group gap="xs">
          <Text size="xs" c="var(--text-faint)">
            {say('savedOnLeave')}
          </Text>
          <Button size="compact-xs" variant="default" onClick={() => void save()}>
            {say('done')}
          </Button>
        </Group>
      </Group>
    </div>
  );
};
