// The way from an id in a result to that event in the grid.
import { Link } from '@tanstack/react-router';
import { toEvent } from '../../data/use-open-event.ts';
import { useWords } from '../../ui/define-words.ts';
import classes from './sql.module.css';
import { words } from './words.ts';

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
