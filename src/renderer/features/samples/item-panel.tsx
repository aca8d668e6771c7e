// The item selected: its result, its note, its replacement, and the way to the event.
import { Button, Group, Text, Textarea, Title } from '@mantine/core';
import type { Ref } from 'react';
import { type KeptSample, type TestedItem, testResults } from '#shared/model/sample.ts';
import { useOpenEvent } from '../../data/use-open-event.ts';
import { useWords } from '../../ui/define-words.ts';
import { useDraft } from '../../ui/use-draft.ts';
import styles from './samples.module.css';
import { words } from './words.ts';

interface Props {
  kept: KeptSample;
  item: TestedItem;
  note: Ref<HTMLTextAreaElement>;
  onTest(result: TestedItem['result'], note: string): void;
  onReplace(note: string): void;
  /** Brings the keyboard back to the rows. */
  onBack(): void;
}

export const ItemPanel = ({ kept, item, note, onTest, onReplace, onBack }: Props) => {
  const say = useWords(words);
  const openEvent = useOpenEvent();
  const [draft, setDraft] = useDraft(item.note);
  const used = new Set(kept.items.map(({ eventId }) => eventId));
  const left = kept.sample.replacements.filter(
    ({ eventId, stratum }) => stratum === item.stratum && !used.has(eventId),
  ).length;
  const isReplaced = item.replacedBy !== null;
  return (
    <aside className={styles.panel} aria-label={say('item')} data-testid="sample-item">
      <Title order={2} size="h5" className={styles.code ?? ''}>
        {item.eventId}
      </Title>
      {item.replaces !== null && <Text size="xs">{say('replaces', { id: item.replaces })}</Text>}
      {item.replacedBy !== null && <Text size="xs">{say('replacedBy', { id: item.replacedBy })}</Text>}
      <Group gap={6}>
        {testResults.map((result) => (
          <Button
            key={result}
            size="compact-sm"
            variant={item.result === result ? 'filled' : 'default'}
            aria-pressed={item.result === result}
            disabled={isReplaced}
            onClick={() => onTest(item.result === result ? null : result, draft)}
            data-testid={`sample-${result}`}
          >
            {say(`is_${result}`)}
          </Button>
        ))}
      </Group>
      <Textarea
        ref={note}
        size="xs"
        label={say('note')}
        autosize
        minRows={2}
        maxLength={10_000}
        value={draft}
        disabled={isReplaced}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => {
          if (!isReplaced && draft !== item.note) onTest(item.result, draft);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && !(event.key === 'Enter' && !event.shiftKey)) return;
          event.preventDefault();
          onBack();
        }}
        data-testid="sample-note"
      />
      <Group gap={6}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={isReplaced || left === 0 || draft.trim() === ''}
          onClick={() => onReplace(draft)}
          data-testid="sample-replace"
        >
          {say('replace')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => openEvent(item.eventId)}>
          {say('openEvent')}
        </Button>
      </Group>
      <Text size="xs" c="var(--text-soft)">
        {say(left === 0 ? 'noReplacement' : 'replaceHint')}
      </Text>
    </aside>
  );
};
