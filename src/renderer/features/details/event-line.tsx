// One event in one line, as lists of other events show it; a click or Enter opens it.
import type { EventRow } from '#shared/model/event.ts';
import { useView } from '../../data/view-state.ts';
import { categoryColour } from '../../ui/category-mark.tsx';
import { changeLine } from '../../ui/change-line.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatTime } from '../../ui/format-time.ts';
import { words as sharedWords } from '../../ui/words.ts';
import styles from './details.module.css';
import { words } from './words.ts';

export interface EventLineProps {
  event: EventRow;
  /** The event whose details are open: it is said to be this one and opens nothing. */
  current: boolean;
  /** Also says what was changed. */
  change?: boolean;
}

export const EventLine = ({ event, current, change = false }: EventLineProps) => {
  const say = useWords(words);
  const sayShared = useWords(sharedWords);
  const view = useView();
  const what = [event.action ?? say('noAction'), event.resource.type].filter((part) => part !== null).join(' · ');
  const changed = change ? changeLine(event.changes, event.changeCount) : '';
  const content = (
    <>
      <time className={styles.lineTime} dateTime={event.timestamp} title={`${event.timestamp} (UTC)`}>
        {formatTime(event.timestamp, view.zone)}
      </time>
      <span className={styles.lineWhat}>
        <span
          className={styles.lineDot}
          style={{ background: categoryColour(event.category).fill }}
          title={sayShared(event.category)}
        />
        {what}
        {current ? <span className={styles.lineHere}> {say('thisEvent')}</span> : null}
      </span>
      <span className={styles.lineWho}>{event.actor.email ?? event.actor.id ?? say('notStated')}</span>
      {changed === '' ? null : <span className={styles.lineChange}>{changed}</span>}
    </>
  );
  return current ? (
    <div className={styles.line} aria-current="true">
      {content}
    </div>
  ) : (
    <button type="button" className={styles.line} onClick={() => view.select(event.id)}>
      {content}
    </button>
  );
};
