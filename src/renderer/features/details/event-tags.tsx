// The tags of an event, each removable, and a field that completes tags in use.
import { Autocomplete, CloseButton } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { tagSchema } from '#shared/model/case.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { useWords } from '../../ui/define-words.ts';
import styles from './details.module.css';
import { words } from './words.ts';

export interface EventTagsProps {
  id: string;
  tags: readonly string[];
  control: CaseControl;
}

export const EventTags = ({ id, tags, control }: EventTagsProps) => {
  const say = useWords(words);
  const [draft, setDraft] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const choices = control.tags.filter((tag) => !tags.includes(tag));
  const text = draft.trim();
  const isWrong = text !== '' && !tagSchema.safeParse(text).success;

  const add = async (tag: string): Promise<void> => {
    const done = tags.includes(tag) || (await control.change({ kind: 'tag', eventIds: [id], add: [tag], remove: [] }));
    setDraft(done ? '' : tag);
  };
  const remove = async (tag: string): Promise<void> => {
    await control.change({ kind: 'tag', eventIds: [id], add: [], remove: [tag] });
    field.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    // A tag chosen in the list is taken by the list.
    const isChosen = (event.currentTarget.getAttribute('aria-activedescendant') ?? '') !== '';
    if (event.key === 'Enter' && text !== '' && !isWrong && !isChosen) {
      event.preventDefault();
      void add(text);
    }
    if (event.key === 'Escape' && draft !== '') {
      event.stopPropagation();
      setDraft('');
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a form where there is none.
    <div className={styles.tags} role="group" aria-label={say('tags')} data-testid="event-tags">
      {tags.map((tag) => (
        <span key={tag} className={styles.tag} data-testid="event-tag">
          {tag}
          <CloseButton
            size={16}
            iconSize={12}
            aria-label={say('removeTag', { tag })}
            onClick={() => void remove(tag)}
          />
        </span>
      ))}
      <Autocomplete
        ref={field}
        size="xs"
        className={styles.tagField ?? ''}
        aria-label={say('addTag')}
        placeholder={say('addTag')}
        value={draft}
        onChange={setDraft}
        onOptionSubmit={(tag) => void add(tag)}
        onKeyDown={press}
        data={choices}
        limit={20}
        maxLength={60}
        error={isWrong ? say('tagMistake') : null}
        comboboxProps={{ withinPortal: true }}
        data-testid="tag-input"
      />
    </div>
  );
};
