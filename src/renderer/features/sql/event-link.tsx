// The way from an id in a result to that event in the grid.
import { Link, useNavigate } from '@tanstack/react-router';
import { printFilter } from '#shared/model/filter-text.ts';
import type { ViewSearch } from '../../data/search.ts';
import { useWords } from '../../ui/define-words.ts';
import classes from './sql.module.css';
import { words } from './words.ts';

const toEvent =
  (id: string) =>
  (search: ViewSearch): ViewSearch => ({
    ...search,
    q: printFilter({ op: 'is', field: 'id', values: [id] }),
    event: id,
  });

/** Goes to the Events page with this event alone and its details open. */
export const useOpenEvent = (): ((id: string) => void) => {
  const navigate = useNavigate();
  return (id) => void navigate({ to: '/events', search: toEvent(id) });
};

export const EventLink = ({ id }: { id: string }) => {
  const say = useWords(words);
  return (
    <Link
      to="/events"
      search={toEvent(id)}
      className={classes.link ?? ''}
      aria-label={say('openEvent', { id })}
      tabIndex={-1}
    >
      {id}
    </Link>
  );
};
