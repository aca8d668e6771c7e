// Where a difference stands: on the way from the root, kept as links so that only places which are told are spelled out.
import { pointerOf } from '#shared/model/field-path.ts';

/**
 * A place inside both states. `step`: the member, or the index in the state after, or before where only that has the item;
 * `fromStep`: the same in the state before. `kind` says how people read it: a member's name, an item's id or index in
 * brackets, a field as a diff names it, or nothing.
 */
export interface Place {
  parent: Place | null;
  step: string | number;
  fromStep: string | number;
  kind: 'member' | 'item' | 'field' | 'silent';
  text: string;
}

export const memberPlace = (parent: Place | null, name: string): Place => ({
  parent,
  step: name,
  fromStep: name,
  kind: 'member',
  text: name,
});

/** `to` -1: only the list before has the item. */
export const itemPlace = (parent: Place | null, from: number, to: number, id: string | null): Place => {
  const step = to === -1 ? from : to;
  return { parent, step, fromStep: from, kind: 'item', text: id ?? String(step) };
};

/** A field by the name a diff gives it; `steps` lead to it in the state after or before, where that is known. */
export const fieldPlace = (name: string, steps: readonly (string | number)[] | null): Place => {
  const way = steps === null || steps.length === 0 ? [name] : steps;
  let place: Place | null = null;
  for (const step of way.slice(0, -1)) place = { parent: place, step, fromStep: step, kind: 'silent', text: '' };
  const last = way.at(-1) ?? name;
  return { parent: place, step: last, fromStep: last, kind: 'field', text: name };
};

const wayTo = (place: Place | null): Place[] => {
  const way: Place[] = [];
  for (let one = place; one !== null; one = one.parent) way.push(one);
  return way.reverse();
};

/** A name that could be taken for a path is written in brackets and quotes. */
const memberText = (name: string): string => (name === '' || /[.[\]"]/.test(name) ? `[${JSON.stringify(name)}]` : name);

const textOf = ({ kind, text }: Place): string => {
  if (kind === 'member') return memberText(text);
  return kind === 'item' ? `[${text}]` : text;
};

/** `nodes[n3].prompt`. */
export const pathOf = (place: Place | null): string => {
  let path = '';
  for (const one of wayTo(place)) {
    const part = textOf(one);
    path += path === '' || part === '' || part.startsWith('[') ? part : `.${part}`;
  }
  return path;
};

/** RFC 6901, in the state after or before. */
export const pointerTo = (place: Place | null, side: 'before' | 'after'): string =>
  pointerOf(wayTo(place).map(({ step, fromStep }) => (side === 'after' ? step : fromStep)));

/** The name of the member the value belongs to, through lists. */
export const memberOf = (place: Place | null): string => {
  for (let one = place; one !== null; one = one.parent) if (one.kind !== 'item') return one.text;
  return '';
};
