// Random lives of a resource: whole logs show no break in any order one instant allows, and a log that lacks one update shows
// it, unless no later event speaks of what it changed. When that is so is found out here by plain code of its own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#core/changes/types.ts';
import { sameJson } from '#shared/model/field-changes.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { checkEvents } from '#test/support/check-events.ts';
import { changeEvent, type Life, livesOf, toldBy } from '#test/support/resource-lives.ts';

const bases = fc.constantFrom('states' as const, 'diff' as const, 'both' as const);
const updates = fc.oneof(
  livesOf(fc.constant('states' as const)),
  livesOf(fc.constant('diff' as const)),
  livesOf(fc.constant('both' as const)),
  livesOf(bases),
);

/** One after the other: a deletion, which may show nothing of what it deletes, a creation, and what became of that. */
const reborn: fc.Arbitrary<Life> = fc
  .tuple(updates, updates, bases, fc.boolean())
  .map(([first, second, basis, silent]): Life => {
    const [last, start] = [first.states.at(-1) ?? {}, second.states[0] ?? {}];
    const shown = silent ? {} : toldBy(basis, last, {});
    const born = toldBy(basis, {}, start);
    const numbered = [
      ...first.events,
      changeEvent(0, { action: 'delete', ...shown, after: null }),
      changeEvent(0, { action: 'create', ...born, before: null }),
      ...second.events,
    ].map(({ eventId: _, timestamp: __, timeMs: ___, ...event }, index) => {
      const { eventId, timestamp, timeMs } = changeEvent(index + 1);
      return { ...event, eventId, timestamp, timeMs };
    });
    return { states: [...first.states, {}, ...second.states], events: numbered };
  });
const lives = fc.oneof({ weight: 3, arbitrary: updates }, { weight: 1, arbitrary: reborn });

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Another resource of the type, whose one event shows that states are complete and that diffs call fields as states do. */
const teacher = changeEvent(1, {
  eventId: 'teacher',
  resourceId: 'flow-0',
  before: { name: 'x', days: 1, active: true },
  after: { name: 'x', days: 2, active: true },
  diff: { days: { from: 1, to: 2 } },
});

/** A state as fields that can change alone: members, nodes as such, and the prompts in them. */
const fieldsOf = (state: JsonObject): Map<string, JsonValue> => {
  const fields = new Map<string, JsonValue>();
  for (const [name, value] of Object.entries(state)) {
    if (name !== 'nodes' || !Array.isArray(value)) fields.set(name, value);
    else {
      for (const node of value.filter(isObject)) {
        fields.set(`nodes.${String(node.id)}`, 'there');
        fields.set(`nodes.${String(node.id)}.prompt`, node.prompt ?? null);
      }
    }
  }
  return fields;
};

/** Fields with another value; null and absent are alike. */
const changedBetween = (before: JsonObject, after: JsonObject): string[] => {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.filter((name) => !sameJson(old.get(name) ?? null, now.get(name) ?? null));
};

const isInside = (one: string, other: string): boolean => one === other || one.startsWith(`${other}.`);

/** Whether the event says what the field was or became: a complete state speaks of every field, a prompt of its node. */
const speaksOf = (event: ChangeEvent, field: string): boolean => {
  if (isObject(event.before) || isObject(event.after)) return true;
  const named = Object.keys(isObject(event.diff) ? event.diff : {});
  return named.some((name) => isInside(field, name) || isInside(name, field));
};

/** The events between which the missing one must show, by field. */
const mustShow = ({ states, events }: Life, missing: number): { field: string; previous: string; next: string }[] => {
  const [before, after] = [states[missing], states[missing + 1]];
  if (before === undefined || after === undefined) throw new Error('no such event');
  const birth = events.slice(0, missing).findLastIndex(({ action }) => action === 'create');
  const death = events.findIndex(({ action }, index) => index > missing && action === 'delete');
  const [earlier, later] = [
    events.slice(Math.max(birth, 0), missing),
    events.slice(missing + 1, death === -1 ? undefined : death + 1),
  ];
  return changedBetween(before, after).flatMap((field) => {
    const previous = earlier.findLast((event) => speaksOf(event, field));
    const next = later.find((event) => speaksOf(event, field));
    return previous === undefined || next === undefined
      ? []
      : [{ field, previous: previous.eventId, next: next.eventId }];
  });
};

describe('random histories', () => {
  it('that lack nothing are whole', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ events }) => {
        const report = await checkEvents([teacher, ...events]);
        expect(report.breaks).toEqual([]);
        expect(report).toMatchObject({ contradictionTotal: 0, checked: { unsettled: 0, spellings: 0 } });
      }),
      { numRuns: 400 },
    );
  });

  it('show any one update that is missing, where a later event speaks of what it changed', async () => {
    let shown = 0;
    await fc.assert(
      fc.asyncProperty(lives, fc.nat(), async (life, chosen) => {
        const updating = [...life.events.keys()].filter((index) => life.events[index]?.action === 'update');
        const missing = updating[chosen % updating.length] ?? 0;
        const { breaks } = await checkEvents([teacher, ...life.events.toSpliced(missing, 1)]);
        const told = mustShow(life, missing);
        shown += told.length;
        for (const { field, previous, next } of told) {
          const found = breaks.filter(
            (one) => one.eventId === next && (isInside(one.field, field) || isInside(field, one.field)),
          );
          expect(found, `${field} between ${previous} and ${next}`).not.toEqual([]);
          for (const one of found) expect([previous, one.previousEventId]).toContain(one.previousEventId);
        }
        const expected = new Set(told.map(({ next }) => next));
        const speaks = life.events.slice(missing + 1).some((event) => isObject(event.before));
        if (!speaks) expect(new Set(breaks.map(({ eventId }) => eventId))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
    expect(shown).toBeGreaterThan(200);
  });

  it('are whole in any order that the ids of one instant give them', async () => {
    await fc.assert(
      fc.asyncProperty(
        lives,
        fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 999 })), { minLength: 18, maxLength: 18 }),
        async ({ events }, ties) => {
          let timeMs = Date.UTC(2026, 4, 2);
          let together = 0;
          const mixed = events.map((event, index) => {
            const [joins, id] = ties[index] ?? [false, 0];
            together = joins && together < 4 ? together + 1 : 0;
            if (together === 0) timeMs += 1000;
            return { ...event, timeMs, timestamp: new Date(timeMs).toISOString(), eventId: `e${id}-${index}` };
          });
          const report = await checkEvents([teacher, ...mixed]);
          expect(report.breaks).toEqual([]);
          expect(report.checked.changes).toBe(events.length + 1);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('of nonsense end without a failure', async () => {
    const anything = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;
    const event = fc.record({
      diff: fc.option(anything, { nil: undefined }),
      before: fc.option(anything, { nil: undefined }),
      after: fc.option(anything, { nil: undefined }),
      action: fc.constantFrom('update', 'create', 'delete', 'queue.member.removed', null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (told) => {
        const events = told.map(({ diff, before, after, action }, index) =>
          changeEvent(Math.floor(index / 3), {
            eventId: `e${index}`,
            action,
            ...(diff === undefined ? {} : { diff }),
            ...(before === undefined ? {} : { before }),
            ...(after === undefined ? {} : { after }),
          }),
        );
        const report = await checkEvents(events);
        expect(report.checked.changes).toBe(events.length);
        for (const { expected, found } of report.breaks) expect(sameJson(expected, found)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
