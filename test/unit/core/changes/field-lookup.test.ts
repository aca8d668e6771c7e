// Looking up many fields finds what looking up each of them does.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFieldLookup } from '#core/changes/field-lookup.ts';
import { stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';

const name = fc.constantFrom('a', 'b', 'a.b', 'id', '0', '1', 'n.1', '__proto__', '');
const state = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, 1, 'x'),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map((members): JsonValue => Object.fromEntries(members)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(
      fc
        .tuple(fc.constantFrom<JsonValue>('a', 'b', '1', 1, 'n.1'), tie('value'))
        .map(([id, b]): JsonValue => ({ id, b })),
      { maxLength: 3 },
    ),
  ),
})).value;
const field = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('.'));

describe('a lookup of fields', () => {
  it('finds what the way to each field finds', () => {
    fc.assert(
      fc.property(state, fc.array(field, { minLength: 1, maxLength: 8 }), (value, fields) => {
        const lookup = createFieldLookup(value);
        for (const one of fields) {
          const steps = stepsTo(value, one);
          expect([one, lookup(one)]).toEqual([one, steps === null ? undefined : valueAt(value, steps)]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
