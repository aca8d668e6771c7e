// Every note with its event, those written last first; notes are edited where they stand.
import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import type { CaseState } from '#shared/model/case.ts';
import type { CaseControl } from '../../data/use-case.ts';
import { mostIds, useEventsById } from '../../data/use-events-by-id.ts';
import { useWords } from '../../ui/define-words.ts';
import { MarkdownField } from '../../ui/markdown-field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './cases.module.css';
import { EmptyPart } from './empty-part.tsx';
import { EventCard } from './event-card.tsx';
import { words } from './words.ts';

export const NotesPart = ({ control, state }: { control: CaseControl; state: CaseState }) => {
  const say = useWords(words);
  const notes = useMemo(
    () =>
      state.marks
        .filter(({ note }) => note !== '')
        .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt))
        .slice(0, mostIds),
    [state.marks],
  );
  const { events, problem } = useEventsById(useMemo(() => notes.map(({ eventId }) => eventId), [notes]));
  if (notes.length === 0) return <EmptyPart title={say('notesEmpty')} help={say('notesEmptyHelp')} />;
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <ul className={classes.story} aria-label={say('partNotes')} data-testid="notes">
        {notes.map(({ eventId, note }) => (
          <li key={eventId} className={classes.step}>
            <div className={classes.stepBody}>
              {events === undefined ? <Skeleton height={52} /> : <EventCard id={eventId} event={events.get(eventId)} />}
              <MarkdownField
                text={note}
                label={say('noteOf', { id: eventId })}
                add={say('addNote')}
                edit={say('editNote')}
                placeholder={say('notePlaceholder')}
                onSave={async (text) => (await control.change({ kind: 'note', eventId, text })) !== null}
                testId="case-note"
              />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};
