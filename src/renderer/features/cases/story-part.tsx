// The story: what happened, in the analyst's order; saved as a Markdown file or printed.
import { Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconFileTypography, IconPlus, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseState, StoryStep } from '#shared/model/case.ts';
import { useArchive } from '../../data/use-archive.ts';
import { useArchiveRoot } from '../../data/use-archive-root.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { useEventsById } from '../../data/use-events-by-id.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { MarkdownField } from '../../ui/markdown-field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveText } from '../../ui/save-text.ts';
import classes from './cases.module.css';
import { dropPlace } from './drop-place.ts';
import { EmptyPart } from './empty-part.tsx';
import { storyMarkdown } from './story-markdown.ts';
import { StoryStepView } from './story-step.tsx';
import { words } from './words.ts';

interface Props {
  control: CaseControl;
  state: CaseState;
  /** Makes an evidence pack of it. */
  pack?: ReactNode;
}

export const StoryPart = ({ control, state, pack }: Props) => {
  const say = useWords(words);
  const { zone } = useView();
  const { archive } = useArchive();
  const { archiveRoot } = useArchiveRoot();
  const { story } = state;
  const ids = useMemo(() => story.flatMap(({ eventId }) => (eventId === null ? [] : [eventId])), [story]);
  const { events, problem } = useEventsById(ids);
  const [writing, setWriting] = useState(false);
  const [dragged, setDragged] = useState<string | null>(null);
  const [announced, setAnnounced] = useState('');
  const list = useRef<HTMLOListElement>(null);
  // A list drawn in another order may drop the focus: it goes on in the step that was moved.
  const moved = useRef<{ id: string; control: string } | null>(null);
  useEffect(() => {
    if (moved.current === null || story.length === 0) return;
    const { id, control: name } = moved.current;
    moved.current = null;
    const step = list.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`);
    step?.querySelector<HTMLElement>(`[data-control="${name}"]`)?.focus();
  }, [story]);

  const move = async (step: StoryStep, place: number, by: string): Promise<void> => {
    if (place < 0 || place >= story.length || story[place]?.id === step.id) return;
    moved.current = { id: step.id, control: by };
    const next = await control.change({ kind: 'moveStep', id: step.id, place });
    if (next !== null) setAnnounced(say('movedTo', { place: place + 1, count: story.length }));
  };

  const save = (): void => {
    if (events === undefined) return;
    const text = storyMarkdown(story, events, {
      zone,
      archive: archive?.name ?? '',
      root: archiveRoot?.root ?? null,
      now: new Date(),
      say,
    });
    saveText(`${archive?.name ?? 'archive'}-story.md`, text, 'text/markdown');
  };

  const addText = (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setWriting(true)}
      data-testid="story-add-text"
    >
      {say('addText')}
    </Button>
  );
  const newText = writing ? (
    <MarkdownField
      text=""
      label={say('newText')}
      add={say('addText')}
      edit={say('editRemark')}
      placeholder={say('textPlaceholder')}
      begin
      onClose={() => setWriting(false)}
      onSave={async (text) =>
        text === '' || (await control.change({ kind: 'addStep', eventIds: [], text, place: null })) !== null
      }
      testId="story-new-text"
    />
  ) : null;

  if (story.length === 0) {
    return (
      <EmptyPart title={say('storyEmpty')} help={say('storyEmptyHelp')}>
        {newText ?? addText}
      </EmptyPart>
    );
  }
  return (
    <>
      <Group justify="space-between" gap="sm" className={classes.tools ?? ''}>
        <Text size="sm" c="var(--text-soft)">
          {say('storyHelp')}
        </Text>
        <Group gap="xs">
          {addText}
          {pack}
          <Button
            variant="default"
            leftSection={<IconFileTypography size={16} aria-hidden />}
            disabled={events === undefined}
            onClick={save}
            data-testid="story-save"
          >
            {say('saveMarkdown')}
          </Button>
          <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {say('print')}
          </Button>
        </Group>
      </Group>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <VisuallyHidden role="status">{announced}</VisuallyHidden>
      <ol className={classes.story} aria-label={say('storyList')} ref={list} data-testid="story">
        {story.map((step, at) => (
          <StoryStepView
            key={step.id}
            step={step}
            at={at}
            count={story.length}
            event={step.eventId === null ? null : (events?.get(step.eventId) ?? null)}
            isRead={events !== undefined}
            control={control}
            dragged={dragged !== null}
            onDrag={(dragging) => setDragged(dragging ? step.id : null)}
            onDrop={(after) => {
              const from = story.findIndex(({ id }) => id === dragged);
              const source = story[from];
              setDragged(null);
              if (source !== undefined) void move(source, dropPlace(from, at, after), 'handle');
            }}
            onMove={(place, by) => void move(step, place, by)}
          />
        ))}
      </ol>
      {newText}
    </>
  );
};
