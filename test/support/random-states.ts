// Random pairs of states for property tests: the second one is the first with a few edits, as a log has them, or anything.
import fc from 'fast-check';
import type { JsonValue } from '#shared/model/json.ts';

/** Names that are easily taken for something else. */
const specialNames = ['', '~', '/', '~1', 'a/b', 'a.b', '0', '-', '__proto__', 'constructor', 'prototype', 'toString'];

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('id', 'name', 'type', 'a', 'b', 'c', 'nodes') },
  { weight: 2, arbitrary: fc.constantFrom(...specialNames) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
);

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(null, true, false, 0, 1, 2, -1.5, '', 'x', 'y', '1', 'null'),
  fc.string({ maxLength: 6 }),
  fc.integer(),
);

/** `Object.fromEntries` makes `__proto__` a member like any other, as JSON.parse does. */
const objectOf = (value: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> =>
  fc.array(fc.tuple(name, value), { maxLength: 4 }).map((members) => Object.fromEntries(members));

const itemsWithIds = (value: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> =>
  fc.array(
    fc
      .tuple(fc.constantFrom('n1', 'n2', 'n3', 'n4', 'n5', 1, 2), objectOf(value))
      .map(([id, members]) => ({ ...(members as object), id }) as JsonValue),
    { maxLength: 5 },
  );

const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'state' },
    scalar,
    objectOf(tie('tree')),
    fc.array(tie('tree'), { maxLength: 5 }),
    itemsWithIds(tie('tree')),
  ),
}));

export const anyState: fc.Arbitrary<JsonValue> = tree;

interface Edit {
  /** Picks the way down and what is done there. */
  picks: number[];
  value: JsonValue;
}

const editList = (list: readonly JsonValue[], pick: number, rest: number[], value: JsonValue): JsonValue => {
  const index = list.length === 0 ? 0 : pick % list.length;
  const other = (rest[0] ?? 0) % (list.length + 1);
  switch (pick % 5) {
    case 0:
      return list.toSpliced(other, 0, value);
    case 1:
      return list.toSpliced(index, 1);
    case 2: {
      const [item] = list.slice(index, index + 1);
      return item === undefined ? [...list] : list.toSpliced(index, 1).toSpliced(other, 0, item);
    }
    case 3:
      return list.toReversed();
    default:
      return list.map((item, at) => (at === index ? edited(item, { picks: rest, value }) : item));
  }
};

const edited = (state: JsonValue, { picks: [pick = 0, ...rest], value }: Edit): JsonValue => {
  if (Array.isArray(state)) return editList(state, pick, rest, value);
  if (state === null || typeof state !== 'object' || pick % 7 === 0) return value;
  const members = Object.entries(state);
  const at = members.length === 0 ? -1 : pick % members.length;
  if (pick % 7 === 1) return Object.fromEntries(members.filter((_, index) => index !== at));
  if (pick % 7 === 2) return Object.fromEntries([...members, [specialNames[pick % specialNames.length], value]]);
  if (pick % 7 === 3) return Object.fromEntries(members.toReversed());
  return Object.fromEntries(
    members.map(([key, one], index) => [key, index === at ? edited(one, { picks: rest, value }) : one]),
  );
};

const edit: fc.Arbitrary<Edit> = fc.record({
  picks: fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 }),
  value: fc.oneof(scalar, tree),
});

/** Before and after. */
export const statePair: fc.Arbitrary<[JsonValue, JsonValue]> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(tree, fc.array(edit, { maxLength: 4 }))
      .map(([state, edits]): [JsonValue, JsonValue] => [state, edits.reduce(edited, state)]),
  },
  { weight: 1, arbitrary: fc.tuple(tree, tree) },
);
