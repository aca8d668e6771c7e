// The ways from the case to the grid: one event, or every event that bears a mark.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { ViewSearch } from '../../data/search.ts';
import classes from './cases.module.css';

/** Shows the Events page with this question; with `event`, also its details. */
export const FilterLink = (props: { filter: Filter; event?: string; label?: string; children: ReactNode }) => {
  const { filter, event, label, children } = props;
  return (
    <Link
      to="/events"
      search={(search: ViewSearch) => ({ ...search, q: printFilter(filter), event, part: undefined, mark: undefined })}
      className={classes.link ?? ''}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </Link>
  );
};

/** The event alone in the grid, with its details open. */
export const EventLink = ({ id, label, children }: { id: string; label?: string; children: ReactNode }) => (
  <FilterLink filter={{ op: 'is', field: 'id', values: [id] }} event={id} {...(label === undefined ? {} : { label })}>
    {children}
  </FilterLink>
);

/** A link that looks like the buttons beside it. */
export const FilterButton = ({ filter, children }: { filter: Filter; children: ReactNode }) => (
  <Button
    variant="default"
    renderRoot={(props) => (
      <Link
        to="/events"
        search={(search: ViewSearch) => ({
          ...search,
          q: printFilter(filter),
          event: undefined,
          part: undefined,
          mark: undefined,
        })}
        {...props}
      />
    )}
  >
    {children}
  </Button>
);
