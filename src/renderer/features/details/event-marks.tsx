// What the analyst said of the event: its tags and its note.
import type { CaseControl } from '../../data/use-case.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { MarkdownField } from '../../ui/markdown-field.tsx';
import styles from './details.module.css';
import { EventTags } from './event-tags.tsx';
import { words } from './words.ts';

/** Nothing until the case was read; where it cannot be, that is said. */
export const EventMarks = ({ id, control }: { id: string; control: CaseControl }) => {
  const say = useWords(words);
  const { go } = useView();
  if (control.state === undefined) {
    if (control.problem === null) return null;
    return (
      <p className={styles.noCase} role="alert" data-testid="no-case">
        {say('noCase')}{' '}
        <button type="button" className={styles.link} onClick={() => go('/case')}>
          {say('whyNoCase')}
        </button>
      </p>
    );
  }
  const mark = control.markOf(id);
  return (
    <div className={styles.marks}>
      <EventTags id={id} tags={mark?.tags ?? []} control={control} />
      <MarkdownField
        text={mark?.note ?? ''}
        label={say('editNote')}
        add={say('addNote')}
        edit={say('editNote')}
        placeholder={say('notePlaceholder')}
        onSave={async (text) => (await control.change({ kind: 'note', eventId: id, text })) !== null}
        testId="event-note"
      />
    </div>
  );
};
