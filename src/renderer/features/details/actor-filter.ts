// The questions that name one actor or one resource exactly as an event does.
import type { Actor, Resource } from '#shared/model/event.ts';
import type { Filter } from '#shared/model/filter.ts';

const is = (field: 'actor.id' | 'actor.email' | 'resource.type' | 'resource.id', value: string): Filter => ({
  op: 'is',
  field,
  values: [value],
});

const isStated = (value: string | null): value is string => value !== null && value !== '';

/** By id where the source gives one: an address may be given to somebody else. Null where the actor is not stated. */
export const actorFilter = ({ id, email }: Pick<Actor, 'id' | 'email'>): Filter | null => {
  if (isStated(id)) return is('actor.id', id);
  return isStated(email) ? is('actor.email', email) : null;
};

/** By type and id; null without an id, since a type alone names no one thing. */
export const resourceFilter = ({ type, id }: Resource): Filter | null => {
  if (!isStated(id)) return null;
  return isStated(type)
    ? { op: 'and', args: [is('resource.type', type), is('resource.id', id)] }
    : is('resource.id', id);
};
