// The way from a finding to one of its events, open in the grid at its change, among the resource's events of that time.
import { Link } from '@tanstack/react-router';
import type { ResourceRef } from '#shared/model/changes.ts';
import { useWords } from '../../../ui/define-words.ts';
import classes from './chain.module.css';
import { toInterval } from './finding-search.ts';
import { words } from './words.ts';

interface Props {
  resource: ResourceRef;
  /** The stretch of the finding, RFC 3339. */
  from: string;
  to: string;
  id: string;
  /** What the link shows; the id where there is nothing better. */
  label?: string;
}

export const FindingEvent = ({ resource, from, to, id, label }: Props) => {
  const say = useWords(words);
  return (
    <Link
      to="/events"
      search={toInterval(resource, from, to, id)}
      className={label === undefined ? `mono ${classes.link}` : (classes.link ?? '')}
      aria-label={label === undefined ? say('openEvent', { id }) : `${label}: ${say('openEvent', { id })}`}
      data-testid="finding-event"
    >
      {label ?? id}
    </Link>
  );
};
