// What the analyst said of the event: its tags and its note.
import type { CaseControl } from '../../data/use-case.ts';
import { useWords } from '../../ui/define-words.ts';
import { MarkdownField } from '../../ui/markdown-field.tsx';
import styles from './details.module.css';
import { EventTags } from './event-tags.tsx';
import { words } from './words.ts';

/** Nothing until the case was read. */
export const EventMarks = ({ id, control }: { id: string; control: CaseControl }) => {
  const say = useWords(words);
  if (control.state === undefined) return null;
  const mark = control.markOf(id);
  return (
    <div className={styles.marks}>
      <EventTags id={id} tags={mark?.tags ?? []} control={control} />
      <MarkdownField
        text={mark?.note ?? ''}
        label={say('note')}
        add={say('addNote')}
        edit={say('editNote')}
        placeholder={say('notePlaceholder')}
        onSave={async (text) => (await control.change({ kind: 'note', eventId: id, text })) !== null}
        testId="event-note"
      />
    </div>
  );
};
