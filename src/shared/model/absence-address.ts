// A question of non-access as the parameters of an address: permalinks, the page of statements and the builder of packs read it.
import type { AbsenceInput } from './absence.ts';
import { type Category, categories } from './category.ts';
import { printResource, readResource } from './resource-name.ts';

export type AbsenceResource = AbsenceInput['resource'];

/** `recording` for a type, `recording:rec-7` for one resource. */
export const printAbsenceResource = ({ type, id }: AbsenceResource): string =>
  id === null ? printResource({ type, id: '' }).slice(0, -1) : printResource({ type, id });

/** What `printAbsenceResource` wrote. Throws BAD_INPUT for a text without a type. */
export const readAbsenceResource = (text: string): AbsenceResource => {
  const end = text.indexOf(':');
  if (end >= 0 && end < text.length - 1) return readResource(text);
  // A type alone is read as the type of any id.
  const { type } = readResource(`${end < 0 ? text : text.slice(0, end)}:-`);
  return { type, id: null };
};

/** Those of the list in `text`, split at commas; unknown words are left out. */
export const readClasses = (text: string): Category[] => categories.filter((one) => text.split(',').includes(one));

/** The parameters that ask a question again; `archive` is not among them. */
export const absenceSearch = ({
  actor,
  resource,
  from,
  to,
  zone,
  classes,
}: Omit<AbsenceInput, 'language'>): Record<'actor' | 'resource' | 'from' | 'to' | 'zone', string> & {
  classes?: string;
} => ({
  actor,
  resource: printAbsenceResource(resource),
  from,
  to,
  zone,
  ...(classes.length === 0 ? {} : { classes: classes.join(',') }),
});
