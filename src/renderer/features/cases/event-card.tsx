// An event as the story shows it: when, who, what, and what it changed.
import type { EventRow } from '#shared/model/event.ts';
import { useView } from '../../data/view-state.ts';
import { CategoryMark } from '../../ui/category-mark.tsx';
import { changeLine } from '../../ui/change-line.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatTime } from '../../ui/format-time.ts';
import { SivoBadge } from '../../ui/sivo-badge.tsx';
import classes from './cases.module.css';
import { resourceText } from './event-words.ts';
import { EventLink } from './mark-links.tsx';
import { words } from './words.ts';

/** `event` undefined: the archive does not hold it. */
export const EventCard = ({ id, event }: { id: string; event: EventRow | undefined }) => {
  const say = useWords(words);
  const { zone } = useView();
  if (event === undefined) return <p className={classes.missing}>{say('notHere', { id })}</p>;
  const change = changeLine(event.changes, event.changeCount);
  return (
    <div className={classes.event}>
      <div className={classes.eventHead}>
        <time className="tabular" dateTime={event.timestamp} title={`${formatTime(event.timestamp, 'UTC')} UTC`}>
          {formatTime(event.timestamp, zone)} ({zone})
        </time>
        <CategoryMark category={event.category} />
        {event.crossTenant === true ? <SivoBadge /> : null}
      </div>
      <div className={classes.eventWhat}>
        <strong>{event.action ?? say('noAction')}</strong> {resourceText(event)}{' '}
        <span>{say('by', { actor: event.actor.email ?? event.actor.id ?? say('noActor') })}</span>
      </div>
      {change === '' ? null : <div className={classes.change}>{change}</div>}
      <div className={classes.eventId}>
        <EventLink id={id} label={`${say('openEvent')}: ${id}`}>
          {id}
        </EventLink>
      </div>
    </div>
  );
};
