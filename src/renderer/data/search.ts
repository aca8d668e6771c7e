// How the state of the view is written into the address: plain, readable parameters that survive copy and paste.
import { printParameters } from '#shared/model/link.ts';
import { type Sort, sortSchema } from '#shared/model/query.ts';

/** Known parameters; pages may keep their own beside them. Absent means the default. */
export interface ViewSearch {
  /** Filter text. */
  q?: string | undefined;
  /** Filter text of the terms that were set aside. */
  off?: string | undefined;
  /** IANA zone name. */
  zone?: string | undefined;
  sort?: Sort | undefined;
  /** Id of the selected event. */
  event?: string | undefined;
  [page: string]: string | undefined;
}

/** `?q=action:delete` → `{ q: 'action:delete' }`; everything stays text. */
export const parseSearch = (text: string): ViewSearch => Object.fromEntries(new URLSearchParams(text));

/** The reverse of `parseSearch`; empty parameters are left out. */
export const printSearch: (search: Record<string, unknown>) => string = printParameters;

/**
 * Keeps text only. Empty parameters and values a parameter cannot have become undefined rather than absent:
 * the router lays this answer over what the address says, so a key left out would come back.
 */
export const validateSearch = (search: Record<string, unknown>): ViewSearch => {
  const texts = Object.fromEntries(
    Object.entries(search).map(([key, value]) => [key, value === undefined || value === null ? '' : String(value)]),
  );
  const { sort, ...rest } = Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, text === '' ? undefined : text]),
  );
  const known = sortSchema.safeParse(sort).data;
  return { ...rest, sort: known === 'newest' ? undefined : known };
};
