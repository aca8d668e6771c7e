// A question of non-access as filters: the whole question and its parts, which its limits are counted with.
import type { AbsenceInput } from '#shared/model/absence.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { AbsenceWindow } from './absence-window.ts';

const all = (...args: (Filter | null)[]): Filter => ({ op: 'and', args: args.flatMap((arg) => arg ?? []) });
const anyOf = (...args: Filter[]): Filter => ({ op: 'or', args });
const not = (arg: Filter): Filter => ({ op: 'not', arg });

/** `names`: every alias, at least the one asked for. */
export const absenceFilters = (
  { resource, classes }: Pick<AbsenceInput, 'resource' | 'classes'>,
  names: readonly string[],
  window: AbsenceWindow,
) => {
  const time: Filter = { op: 'time', from: window.from, to: window.to };
  const actor: Filter = { op: 'is', field: 'actor', values: [...names] };
  // An event may name an id and leave its type out: it could be the one.
  const type: Filter = {
    op: 'is',
    field: 'resource.type',
    values: resource.id === null ? [resource.type] : [resource.type, ''],
  };
  const id: Filter | null = resource.id === null ? null : { op: 'is', field: 'resource.id', values: [resource.id] };
  const what = all(type, id);
  const category: Filter | null = classes.length === 0 ? null : { op: 'is', field: 'category', values: [...classes] };
  return {
    question: all(actor, what, category, time),
    control: all(what, category, time),
    /** The same but for the classes left out. */
    leftOut: category === null ? null : all(actor, what, not(category), time),
    /** Somebody did it who is not named. */
    nobody: all({ op: 'is', field: 'actor', values: [''] }, what, category, time),
    /** The actor did something to a resource whose type is not stated. */
    untyped: all(actor, { op: 'is', field: 'resource.type', values: [''] }, category, time),
    /** The actor did something to a resource of that type; whether its id is stated is for the reader to see. */
    ofType: all(actor, type, category, time),
    /** The actor did something to that id under another type. */
    otherTypes: id === null ? null : all(actor, not(type), id, category, time),
    conflicts: all(time, { op: 'is', field: 'conflict', values: ['true'] }, anyOf(actor, what)),
    /** Ever, by anybody. */
    resource: what,
    typeInWindow: all({ op: 'is', field: 'resource.type', values: [resource.type] }, time),
  };
};
