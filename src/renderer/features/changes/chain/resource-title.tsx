// A resource by its name, or where none is known by its id, and its type.
import { Link } from '@tanstack/react-router';
import type { ChainBreak } from '#shared/model/chain.ts';
import { toHistory } from '../../../data/to-history.ts';
import classes from './chain.module.css';

/** A link to the resource's history. */
export const ResourceTitle = ({ resource }: { resource: ChainBreak['resource'] }) => (
  <Link to="/changes" search={toHistory(resource)} className={classes.resource ?? ''} title={resource.id}>
    <span className={classes.type}>{resource.type}</span> {resource.name ?? <span className="mono">{resource.id}</span>}
  </Link>
);
