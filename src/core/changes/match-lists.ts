// Which item of a list became which item of another: by id, or by what they hold.
import { diffArrays } from 'diff';
import { idOf, isObject } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { equalJson } from './equal-json.ts';
import { createIntern, type Intern } from './intern-json.ts';
import { likeness, type Room } from './likeness.ts';
import { longestRise } from './longest-rise.ts';

/**
 * The items of the list after: `from[i]` is the place of item i in the list before, -1 when it is new; `gone` those that are
 * in none; `moved` whether item i changed its place among those that stayed; `ids` what an item goes by, null by its index.
 */
export interface ListMatch {
  from: Int32Array;
  gone: number[];
  moved: Uint8Array;
  idsBefore: (string | null)[];
  idsAfter: (string | null)[];
}

/** Edits beyond which no shortest way is sought. */
const mostEdits = 500;
/** Members looked at to hold the items of a list, and of all lists of a comparison, against each other. */
const mostMembers = 150_000;
const mostMembersInAll = 600_000;
const leastLikeness = 0.5;

/** Ids that tell one item from all others of its list. */
const tellingIds = (list: readonly JsonValue[]): (string | null)[] => {
  const ids = list.map(idOf);
  const seen = new Map<string, number>();
  for (const id of ids) if (id !== null) seen.set(id, (seen.get(id) ?? 0) + 1);
  return ids.map((id) => (id !== null && seen.get(id) === 1 ? id : null));
};

const pairById = (match: ListMatch, taken: Uint8Array): void => {
  const places = new Map<string, number>();
  match.idsBefore.forEach((id, index) => {
    if (id !== null) places.set(id, index);
  });
  match.idsAfter.forEach((id, index) => {
    const place = id === null ? undefined : places.get(id);
    if (place === undefined) return;
    match.from[index] = place;
    taken[place] = 1;
  });
};

interface Rest {
  before: readonly JsonValue[];
  after: readonly JsonValue[];
  /** Places of the items still to be matched, ascending. */
  old: number[];
  now: number[];
  pair(oldPlace: number, nowPlace: number): void;
}

/** Cuts what is equal at both ends, which is nearly all of a large list. */
const trimEnds = ({ before, after, old, now, pair }: Rest): Pick<Rest, 'old' | 'now'> => {
  let head = 0;
  const same = (i: number, j: number): boolean => equalJson(before[old[i] as number], after[now[j] as number]);
  while (head < old.length && head < now.length && same(head, head)) {
    pair(old[head] as number, now[head] as number);
    head += 1;
  }
  let tail = 0;
  while (head + tail < old.length && head + tail < now.length && same(old.length - 1 - tail, now.length - 1 - tail)) {
    pair(old[old.length - 1 - tail] as number, now[now.length - 1 - tail] as number);
    tail += 1;
  }
  return { old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) };
};

/** Stretches without a match, between two items that stayed. */
interface Gap {
  old: number[];
  now: number[];
}

/** Equal items in their order, by the shortest edit; null where that is too far. */
const pairEqual = (rest: Rest, intern: Intern): Gap[] | null => {
  const { before, after, old, now, pair } = rest;
  const [oldKeys, nowKeys] = [
    old.map((place) => intern(before[place] as JsonValue)),
    now.map((place) => intern(after[place] as JsonValue)),
  ];
  const parts = diffArrays(oldKeys, nowKeys, { maxEditLength: mostEdits });
  if (parts === undefined) return null;
  const gaps: Gap[] = [{ old: [], now: [] }];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of parts) {
    const gap = gaps.at(-1) as Gap;
    if (removed) gap.old.push(...old.slice(i, i + count));
    else if (added) gap.now.push(...now.slice(j, j + count));
    else {
      for (let step = 0; step < count; step += 1) pair(old[i + step] as number, now[j + step] as number);
      gaps.push({ old: [], now: [] });
    }
    if (!added) i += count;
    if (!removed) j += count;
  }
  return gaps;
};

/** Equal items that stand elsewhere. */
const pairElsewhere = ({ before, after, old, now, pair }: Rest, intern: Intern): void => {
  const places = new Map<number, number[]>();
  for (const place of [...old].reverse()) {
    const key = intern(before[place] as JsonValue);
    const list = places.get(key);
    if (list === undefined) places.set(key, [place]);
    else list.push(place);
  }
  for (const place of now) {
    const found = places.get(intern(after[place] as JsonValue))?.pop();
    if (found !== undefined) pair(found, place);
  }
};

/** What one comparison keeps from list to list. */
export interface Matching {
  intern: Intern;
  room: Room;
}

export const createMatching = (): Matching => ({ intern: createIntern(), room: { left: mostMembersInAll } });

/** The most alike first, the nearest among equals; nothing where that would be too much work. */
const pairAlike = ({ before, after, old, now, pair }: Rest, all: Room): void => {
  const room: Room = { left: Math.min(mostMembers, all.left) };
  if (old.length * now.length > room.left) return;
  all.left -= room.left;
  const candidates: { i: number; j: number; score: number }[] = [];
  for (const i of old) {
    for (const j of now) {
      const score = likeness(before[i] as JsonValue, after[j] as JsonValue, room);
      if (score >= leastLikeness) candidates.push({ i, j, score });
    }
  }
  if (room.left < 0) return;
  all.left += room.left;
  candidates.sort((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j));
  const [oldTaken, nowTaken] = [new Set<number>(), new Set<number>()];
  for (const { i, j } of candidates) {
    if (oldTaken.has(i) || nowTaken.has(j)) continue;
    oldTaken.add(i);
    nowTaken.add(j);
    pair(i, j);
  }
};

const shapeOf = (value: JsonValue | undefined): string => {
  if (Array.isArray(value)) return 'list';
  return isObject(value) ? Object.keys(value).sort().join('\n') : 'scalar';
};

/** In a stretch as long before as after, what stands at the same place took the place of what stood there. */
const pairInPlace = ({ before, after, pair }: Rest, { old, now }: Gap): void => {
  if (old.length !== now.length) return;
  old.forEach((place, index) => {
    const other = now[index] as number;
    if (shapeOf(before[place]) === shapeOf(after[other])) pair(place, other);
  });
};

const pairByContent = (
  all: Rest,
  open: { old(place: number): boolean; now(place: number): boolean },
  { intern, room }: Matching,
) => {
  const left = (places: { old: number[]; now: number[] }): Gap => ({
    old: places.old.filter(open.old),
    now: places.now.filter(open.now),
  });
  const middle = trimEnds(all);
  if (middle.old.length === 0 || middle.now.length === 0) return;
  const gaps = pairEqual({ ...all, ...middle }, intern) ?? [middle];
  pairElsewhere({ ...all, ...left(middle) }, intern);
  pairAlike({ ...all, ...left(middle) }, room);
  for (const gap of gaps) pairInPlace(all, left(gap));
};

/** Whether every item of both lists has an id of its own, so that matching them is certain and quick. */
export const haveIds = (before: readonly JsonValue[], after: readonly JsonValue[]): boolean =>
  tellingIds(before).every((id) => id !== null) && tellingIds(after).every((id) => id !== null);

export const matchLists = (
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  matching: Matching,
): ListMatch => {
  const match: ListMatch = {
    from: new Int32Array(after.length).fill(-1),
    gone: [],
    moved: new Uint8Array(after.length),
    idsBefore: tellingIds(before),
    idsAfter: tellingIds(after),
  };
  const taken = new Uint8Array(before.length);
  pairById(match, taken);
  const placesOf = (ids: readonly (string | null)[]): number[] =>
    ids.flatMap((id, index) => (id === null ? [index] : []));
  const rest: Rest = {
    before,
    after,
    old: placesOf(match.idsBefore),
    now: placesOf(match.idsAfter),
    pair: (oldPlace, nowPlace) => {
      match.from[nowPlace] = oldPlace;
      taken[oldPlace] = 1;
    },
  };
  if (rest.old.length > 0 && rest.now.length > 0) {
    const open = { old: (place: number) => taken[place] === 0, now: (place: number) => match.from[place] === -1 };
    pairByContent(rest, open, matching);
  }
  for (let index = 0; index < before.length; index += 1) if (taken[index] === 0) match.gone.push(index);
  const stayed = [...match.from.keys()].filter((index) => match.from[index] !== -1);
  const still = new Set(longestRise(stayed.map((index) => match.from[index] as number)));
  stayed.forEach((index, rank) => {
    if (!still.has(rank)) match.moved[index] = 1;
  });
  return match;
};
