// Two JSON values against each other, difference by difference, as far into detail as there is room and time.
import { type FieldDiff, mostFieldDiffs } from '#shared/model/changes.ts';
import { isObject } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { equalJson } from './equal-json.ts';
import { itemPlace, memberOf, memberPlace, type Place, pathOf, pointerTo } from './field-place.ts';
import { createMatching, haveIds, type Matching, matchLists } from './match-lists.ts';
import { unitOfField } from './unit-of-field.ts';
import { createWordComparer, type WordComparer } from './word-pieces.ts';

/** Levels below which a branch is one difference; no archive holds a deeper state. */
const deepest = 300;
/** Values between two looks at the clock. */
const valuesAtOnce = 512;

/** A moved item inside moved items beyond so many is told with what it lies in, so that rows do not repeat each other. */
const mostMovedAround = 4;

/** What came of it: at most `mostFieldDiffs` of `total`; `coarse`: some stand for whole branches. */
export interface ValueDiffs {
  fields: FieldDiff[];
  total: number;
  coarse: boolean;
}

/** Thrown inside when the time is over. */
class OutOfTime extends Error {}

/** How a comparison goes about it. `detailed` false: lists without ids are one value, and texts are not compared by words. */
export interface CompareCall {
  detailed: boolean;
  /** Milliseconds on the clock of `now`. */
  deadline: number;
  now(): number;
}

/** A side of one difference. */
interface Side {
  value: JsonValue | undefined;
  known: boolean;
}

const noWords: WordComparer = () => null;

/** `place` null: the whole value. `pointed` false: the field has no pointer, for only a diff names it. */
export const fieldDiff = (
  place: Place | null,
  kind: FieldDiff['kind'],
  from: Side,
  to: Side,
  { pointed = true, words = noWords }: { pointed?: boolean; words?: WordComparer } = {},
): FieldDiff => ({
  path: pathOf(place),
  pointer: pointed ? pointerTo(place, kind === 'removed' ? 'before' : 'after') : null,
  kind,
  ...(from.value === undefined ? {} : { from: from.value }),
  ...(to.value === undefined ? {} : { to: to.value }),
  fromKnown: from.known,
  toKnown: to.known,
  unit: unitOfField(memberOf(place), from.value, to.value),
  words: kind === 'changed' ? words(from.value, to.value) : null,
});

/** Collects the differences of values at places; one for all values of a comparison. */
export interface ValueComparer {
  /** Adds what differs at the place; undefined is absent. `pointed` as for `fieldDiff`. Throws where the time is over. */
  compare(place: Place | null, from: JsonValue | undefined, to: JsonValue | undefined, pointed?: boolean): void;
  add(row: FieldDiff): void;
  result(): ValueDiffs;
}

export const createComparer = (call: CompareCall, matching: Matching = createMatching()): ValueComparer => {
  const fields: FieldDiff[] = [];
  let total = 0;
  let coarse = false;
  let looked = 0;
  let isPointed = true;
  const words = call.detailed ? createWordComparer() : noWords;

  const add = (row: FieldDiff): void => {
    total += 1;
    fields.push(row);
  };
  const tell = (
    place: Place | null,
    kind: FieldDiff['kind'],
    from: JsonValue | undefined,
    to: JsonValue | undefined,
    places: { fromIndex?: number; toIndex?: number } = {},
  ): void => {
    if (fields.length >= mostFieldDiffs) {
      total += 1;
      return;
    }
    const sides = [
      { value: from, known: true },
      { value: to, known: true },
    ] as const;
    add({ ...fieldDiff(place, kind, ...sides, { pointed: isPointed, words }), ...places });
  };
  const lookAtClock = (): void => {
    looked += 1;
    if (looked % valuesAtOnce === 0 && call.now() > call.deadline) throw new OutOfTime();
  };

  const compareObjects = (
    place: Place | null,
    from: JsonObject,
    to: JsonObject,
    level: number,
    moves: number,
  ): void => {
    for (const name of Object.keys(from)) {
      const value = from[name] as JsonValue;
      if (!Object.hasOwn(to, name)) tell(memberPlace(place, name), 'removed', value, undefined);
      else if (value !== to[name]) walk(memberPlace(place, name), value, to[name] as JsonValue, level + 1, moves);
    }
    for (const name of Object.keys(to)) {
      if (!Object.hasOwn(from, name)) tell(memberPlace(place, name), 'added', undefined, to[name]);
    }
  };

  const compareLists = (
    place: Place | null,
    from: readonly JsonValue[],
    to: readonly JsonValue[],
    level: number,
    moves: number,
  ): void => {
    const match = matchLists(from, to, matching);
    for (const index of match.gone) {
      tell(itemPlace(place, index, -1, match.idsBefore[index] ?? null), 'removed', from[index], undefined);
    }
    for (let index = 0; index < to.length; index += 1) {
      const source = match.from[index] as number;
      const item = to[index] as JsonValue;
      if (source === -1) {
        tell(itemPlace(place, index, index, match.idsAfter[index] ?? null), 'added', undefined, item);
        continue;
      }
      const isMoved = match.moved[index] === 1;
      if (!isMoved && item === from[source]) continue;
      const at = itemPlace(place, source, index, match.idsAfter[index] ?? null);
      if (isMoved) tell(at, 'moved', from[source], item, { fromIndex: source, toIndex: index });
      walk(at, from[source] as JsonValue, item, level + 1, moves + Number(isMoved));
    }
  };

  const walk = (place: Place | null, from: JsonValue, to: JsonValue, level: number, moves: number): void => {
    if (from === to) return;
    lookAtClock();
    const areLists = Array.isArray(from) && Array.isArray(to);
    const areObjects = isObject(from) && isObject(to);
    const isTooDeep = level >= deepest || moves > mostMovedAround;
    if (!areLists && !areObjects) tell(place, 'changed', from, to);
    else if (isTooDeep || (areLists && !call.detailed && !haveIds(from, to))) {
      if (equalJson(from, to)) return;
      coarse = true;
      tell(place, 'changed', from, to);
    } else if (areLists) compareLists(place, from, to, level, moves);
    else compareObjects(place, from as JsonObject, to as JsonObject, level, moves);
  };

  return {
    compare: (place, from, to, pointed = true) => {
      isPointed = pointed;
      if (from === undefined && to === undefined) return;
      if (from === undefined) tell(place, 'added', undefined, to);
      else if (to === undefined) tell(place, 'removed', from, undefined);
      else walk(place, from, to, 0, 0);
    },
    add: (row) => {
      if (fields.length < mostFieldDiffs) add(row);
      else total += 1;
    },
    result: () => ({ fields, total, coarse }),
  };
};

/** Runs `detailed`, and, when its time is over, `roughly` instead. */
export const withinTime = <T>(detailed: () => T, roughly: () => T): T => {
  try {
    return detailed();
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    return roughly();
  }
};
