// The report's own story: parts of the case's story, notes of events and texts, in their order, each in or out.
import { ActionIcon, Button, Checkbox, Group, Text, Textarea, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { CaseState } from '#shared/model/case.ts';
import type { DraftNote } from '../../data/pack-draft.ts';
import { useWords } from '../../ui/define-words.ts';
import { unavailable } from '../../ui/unavailable.ts';
import { EventName } from './event-name.tsx';
import { PackSection } from './pack-section.tsx';
import classes from './packs.module.css';
import { caseNotes, caseStory, moved } from './story-parts.ts';
import { words } from './words.ts';

interface Props {
  notes: readonly DraftNote[];
  state: CaseState | undefined;
  onNotes(notes: DraftNote[]): void;
}

export const StorySection = ({ notes, state, onNotes }: Props) => {
  const say = useWords(words);
  const list = useRef<HTMLOListElement>(null);
  const goesOn = useRef<{ key: string; control: string } | null>(null);
  const [announced, setAnnounced] = useState('');
  const story = caseStory(state, notes);
  const noted = caseNotes(state, notes);
  // A list drawn in another order may drop the focus: it goes on in the part that was moved.
  useEffect(() => {
    if (goesOn.current === null || notes.length === 0) return;
    const { key, control } = goesOn.current;
    goesOn.current = null;
    const part = list.current?.querySelector(`[data-part="${CSS.escape(key)}"]`);
    part?.querySelector<HTMLElement>(`[data-control="${control}"]`)?.focus();
  }, [notes]);
  const move = (from: number, to: number, control: string): void => {
    const part = notes[from];
    if (part === undefined || to < 0 || to >= notes.length) return;
    goesOn.current = { key: part.key, control };
    onNotes(moved(notes, from, to));
    setAnnounced(say('movedTo', { place: to + 1, count: notes.length }));
  };
  const change = (key: string, part: Partial<DraftNote>): void =>
    onNotes(notes.map((note) => (note.key === key ? { ...note, ...part } : note)));
  return (
    <PackSection title={say('story')} help={say('storyHelp')} testId="pack-story">
      <VisuallyHidden role="status">{announced}</VisuallyHidden>
      {notes.length === 0 && (
        <Text size="sm" mb={6}>
          {say('storyNone')}
        </Text>
      )}
      <ol className={classes.list} ref={list}>
        {notes.map(({ key, eventId, text, off }, at) => {
          const number = at + 1;
          const tools = [
            { name: 'up', icon: IconArrowUp, label: say('up', { number }), to: at - 1, none: at === 0 },
            {
              name: 'down',
              icon: IconArrowDown,
              label: say('down', { number }),
              to: at + 1,
              none: number === notes.length,
            },
          ];
          return (
            <li key={key} className={classes.row} data-off={off} data-part={key} data-testid="pack-part">
              <Checkbox
                size="xs"
                checked={!off}
                aria-label={say('include', { number })}
                onChange={(event) => change(key, { off: !event.currentTarget.checked })}
              />
              <div className={classes.rowBody}>
                {eventId !== null && <EventName id={eventId} />}
                <Textarea
                  size="xs"
                  variant="unstyled"
                  autosize
                  maxRows={10}
                  maxLength={100_000}
                  aria-label={say('partText', { number })}
                  placeholder={say('partText', { number })}
                  value={text}
                  onChange={(event) => change(key, { text: event.currentTarget.value })}
                />
              </div>
              <div className={classes.rowTools}>
                {tools.map(({ name, icon: ToolIcon, label, to, none }) => (
                  <Tooltip key={name} label={label}>
                    <ActionIcon
                      aria-label={label}
                      {...unavailable(none)}
                      data-control={name}
                      onClick={() => move(at, to, name)}
                    >
                      <ToolIcon size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                ))}
                <Tooltip label={say('removePart', { number })}>
                  <ActionIcon
                    aria-label={say('removePart', { number })}
                    onClick={() => onNotes(notes.filter((note) => note.key !== key))}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              </div>
            </li>
          );
        })}
      </ol>
      <Group gap="xs" mt={8}>
        {story.length > 0 && (
          <Button variant="default" onClick={() => onNotes([...notes, ...story])} data-testid="pack-take-story">
            {say('storyTake', { count: story.length })}
          </Button>
        )}
        {noted.length > 0 && (
          <Button variant="default" onClick={() => onNotes([...notes, ...noted])}>
            {say('notesTake', { count: noted.length })}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onNotes([...notes, { key: crypto.randomUUID(), eventId: null, text: '', off: false }])}
        >
          {say('storyText')}
        </Button>
      </Group>
    </PackSection>
  );
};
