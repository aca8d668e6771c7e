// An event in one line: when, who, what; its id where the archive does not hold it.
import { useEventsById } from '../../data/use-events-by-id.ts';
import { useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { formatSecond } from '../../ui/format-time.ts';
import classes from './packs.module.css';
import { words } from './words.ts';

export const EventName = ({ id }: { id: string }) => {
  const say = useWords(words);
  const { zone } = useView();
  const { events } = useEventsById([id]);
  const event = events?.get(id);
  if (event === undefined) {
    return (
      <span className={classes.code}>
        {id} {events === undefined ? null : <span className={classes.soft}>({say('notHere')})</span>}
      </span>
    );
  }
  const resource = [event.resource.type, event.resource.id].filter((part) => part != null).join(' ');
  return (
    <span title={id}>
      <span className="tabular">{`${formatSecond(event.timestamp, zone)} (${zone})`}</span>{' '}
      {event.actor.email ?? event.actor.id} <strong>{event.action}</strong> {resource}
    </span>
  );
};
