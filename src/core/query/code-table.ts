// A condition on a dictionary field made ready for one segment: one byte (0 or 1) per code, looked up for every event.
import type { EventField } from '#shared/model/field.ts';
import type { CodeArray } from '../archive/types.ts';
import type { CodedField, SegmentView } from './segment-view.ts';

/** An event matches when `table[codes[seq]]` is 1. */
export interface CodeTable {
  /** A field with the same codes; `actor` stands with `actor.id`. */
  field: CodedField;
  codes: CodeArray;
  table: Uint8Array;
  /** Events by code, where the codes are those of several fields together. */
  tally?: Uint32Array;
}

export interface ValueCondition {
  field: EventField;
  /** Folded. */
  values: ReadonlySet<string>;
  /** Also events where the source did not say. */
  unstated: boolean;
}

const isStated = (value: string | null): value is string => value !== null && value !== '';

const actorTable = (view: SegmentView, { values, unstated }: ValueCondition): Uint8Array => {
  const emails = view.folded('actor.email');
  return Uint8Array.from(view.folded('actor.id'), (id, code) => {
    const email = emails[code] ?? null;
    if (isStated(id) && values.has(id)) return 1;
    if (isStated(email) && values.has(email)) return 1;
    return unstated && !isStated(id) && !isStated(email) ? 1 : 0;
  });
};

/** Null for ids, which no dictionary holds. `actor` is an actor's id or e-mail. */
export const codeTableOf = (view: SegmentView, condition: ValueCondition): CodeTable | null => {
  const { field, values, unstated } = condition;
  if (field === 'id' || field === 'resource.id') return null;
  if (field === 'actor') {
    return { field: 'actor.id', codes: view.field('actor.id').codes, table: actorTable(view, condition) };
  }
  const table = Uint8Array.from(view.folded(field), (value) => Number(isStated(value) ? values.has(value) : unstated));
  return { field, codes: view.field(field).codes, table };
};
