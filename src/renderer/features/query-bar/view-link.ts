// The address that shows this view to someone else.
import { parseSearch, printSearch } from '../../data/search.ts';

/** The address with the zone spelled out, so that local dates mean the same to who opens it. */
export const viewLink = (location: { origin: string; pathname: string; search: string }, zone: string): string =>
  `${location.origin}${location.pathname}${printSearch({ ...parseSearch(location.search), zone })}`;
