import '../../../support/random-seed.ts';
import fc from 'fast-check';
import jsonPatch, { type Operation } from 'fast-json-patch';
import { describe, expect, it } from 'vitest';
import { applyMergePatch } from '#core/changes/apply-merge-patch.ts';
import { restorePlan } from '#core/changes/restore-plan.ts';
import type { ChangeEvent } from '#core/changes/types.ts';
import { stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { RestoreInput, RestorePlan } from '#shared/model/restore.ts';
import { changeEvent, type Life, type LifeBasis, livesOf } from '../../../support/resource-lives.ts';

const clone = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** By an implementation of its own; throws when an operation does not fit. */
const applied = (state: JsonValue, patch: RestorePlan['patch']): JsonValue =>
  jsonPatch.applyPatch(clone(state), clone(patch) as unknown as Operation[], true, false).newDocument as JsonValue;

/** Null where a test of the patch refuses it: the order of items is in no diff. */
const appliedIfTestsHold = (state: JsonValue, patch: RestorePlan['patch']): JsonValue | null => {
  try {
    return applied(state, patch);
  } catch (error) {
    if (error instanceof jsonPatch.JsonPatchError && error.name === 'TEST_OPERATION_FAILED') return null;
    throw error;
  }
};

const at = (state: JsonValue, path: string): JsonValue | undefined => {
  const steps = stepsTo(state, path);
  return steps === null ? undefined : valueAt(state, steps);
};

const planOf = ({ events }: Life, event: ChangeEvent, input: Partial<RestoreInput>): RestorePlan =>
  restorePlan(event, events, { eventId: event.eventId, mode: 'undo', choices: {}, guard: false, ...input }, null);

const anyLife = (basis: fc.Arbitrary<LifeBasis>) =>
  fc.record({ life: livesOf(basis), pick: fc.nat(), guard: fc.boolean() }).map(({ life, pick, guard }) => {
    const index = pick % life.events.length;
    const event = life.events[index] as ChangeEvent;
    return { life, event, guard, now: life.states.at(-1) as JsonObject, left: life.states[index + 1] as JsonObject };
  });

const told = fc.constantFrom<LifeBasis>('states', 'both');
const any = fc.constantFrom<LifeBasis>('states', 'both', 'diff');

/** Without members that are null: a diff does not tell the two apart. */
const withoutNulls = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === null ? [] : [[name, withoutNulls(one)]])),
  );
};

describe('restorePlan, of random lives', () => {
  it('leads back to a version exactly, where complete states are told', () => {
    fc.assert(
      fc.property(anyLife(told), ({ life, event, guard, now, left }) => {
        const plan = planOf(life, event, { mode: 'version', guard });
        expect(applied(now, plan.patch)).toEqual(left);
        expect(plan.state).toEqual(left);
        if (plan.mergePatch !== null && plan.mergePatch !== undefined)
          expect(applyMergePatch(now, plan.mergePatch)).toEqual(left);
      }),
      { numRuns: 2500 },
    );
  });

  it('undone twice is as before, where nothing was changed since', () => {
    fc.assert(
      fc.property(anyLife(told), ({ life, event, now }) => {
        const plan = planOf(life, event, {});
        const undone = applied(now, plan.patch) as JsonObject;
        expect(plan.state).toEqual(undone);
        if (plan.rows.length === 0 || plan.rows.some(({ conflictTotal }) => conflictTotal > 0)) return;
        const back = changeEvent(life.events.length + 1, { before: now, after: undone });
        const again = planOf({ states: [...life.states, undone], events: [...life.events, back] }, back, {});
        expect(applied(undone, again.patch)).toEqual(now);
      }),
      { numRuns: 2500 },
    );
  });

  it('undoes the newest change wholly', () => {
    fc.assert(
      fc.property(livesOf(told), (life) => {
        const plan = planOf(life, life.events.at(-1) as ChangeEvent, {});
        expect(applied(life.states.at(-1) as JsonObject, plan.patch)).toEqual(life.states.at(-2));
      }),
      { numRuns: 1500 },
    );
  });

  it('changes the fields it names and no others of the true state, also where only diffs tell of it', () => {
    let changed = 0;
    fc.assert(
      fc.property(anyLife(any), fc.constantFrom('undo' as const, 'version' as const), ({ life, event, now }, mode) => {
        const plan = planOf(life, event, { mode });
        const result = appliedIfTestsHold(now, plan.patch);
        if (result === null) return;
        const restored = plan.rows.filter(({ choice }) => choice === 'restore');
        for (const { path, willBe } of restored) {
          changed += 1;
          expect(at(result, path) ?? null, path).toEqual(willBe ?? null);
        }
        const names = restored.map(({ path }) => path.split('.')[0]);
        for (const [name, value] of Object.entries(now)) {
          if (!names.includes(name)) expect((result as JsonObject)[name], name).toEqual(value);
        }
        const ids = restored.flatMap(({ path }) => /^nodes\.(n\d)/.exec(path)?.[1] ?? []);
        if (names.filter((name) => name === 'nodes').length !== ids.length) return;
        for (const id of ['n1', 'n2', 'n3', 'n4', 'n5'].filter((one) => !ids.includes(one))) {
          expect(at(result, `nodes.${id}`), id).toEqual(at(now, `nodes.${id}`));
        }
      }),
      { numRuns: 2500 },
    );
    expect(changed).toBeGreaterThan(2500);
  });

  it('goes back to every field of a version that it does not name as unknown', () => {
    fc.assert(
      fc.property(anyLife(any), ({ life, event, now, left }) => {
        const plan = planOf(life, event, { mode: 'version' });
        const aside = plan.notes
          .filter(({ code }) => code === 'UNKNOWN_FIELDS' || code === 'NOT_PLACED')
          .flatMap(({ detail }) => detail.map((path) => path.split('.')[0]));
        const told = new Set(
          life.events.flatMap(({ diff, before }) => [
            ...Object.keys((diff as JsonObject | undefined) ?? {}).map((field) => field.split('.')[0]),
            ...Object.keys((before as JsonObject | undefined) ?? {}),
          ]),
        );
        const back = appliedIfTestsHold(now, plan.patch);
        if (back === null) return;
        const result = withoutNulls(back) as JsonObject;
        const wanted = withoutNulls(left) as JsonObject;
        for (const name of new Set([...Object.keys(result), ...Object.keys(wanted)])) {
          // The order of items is in no diff.
          if (aside.includes(name) || !told.has(name) || name === 'nodes') continue;
          expect(result[name], name).toEqual(wanted[name]);
        }
      }),
      { numRuns: 2500 },
    );
  });

  it('leaves alone what is kept', () => {
    fc.assert(
      fc.property(anyLife(told), fc.constantFrom('undo' as const, 'version' as const), ({ life, event, now }, mode) => {
        const { rows } = planOf(life, event, { mode });
        const choices = Object.fromEntries(rows.map(({ path }) => [path, 'keep' as const]));
        const plan = planOf(life, event, { mode, choices });
        expect(plan.patch).toEqual([]);
        expect(withoutNulls(plan.state ?? null)).toEqual(withoutNulls(now));
        const first = rows.find(({ pointer }) => pointer !== null);
        if (first === undefined) return;
        const one = planOf(life, event, { mode, choices: { [first.path]: 'keep' } });
        expect(one.rows.filter(({ decided }) => decided).map(({ path }) => path)).toEqual([first.path]);
        expect(at(applied(now, one.patch), first.path)).toEqual(at(now, first.path));
      }),
      { numRuns: 1500 },
    );
  });
});
