// Random histories of a resource whose true states are known: what is said of any moment is true, and nothing that the log
// tells is left out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateAsOf } from '#core/changes/state-as-of.ts';
import type { ChangeEvent } from '#core/changes/types.ts';
import type { JsonObject } from '#shared/model/json.ts';
import { changeEvent } from '#test/support/change-events.ts';

const names = ['wait', 'calls', 'name', 'limits.max', '__proto__', 'constructor'];

interface Step {
  kind: 'create' | 'update' | 'delete';
  /** Fields and their new values. */
  sets: [string, number][];
  told: 'diff' | 'after' | 'both states' | 'all';
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>('update', 'update', 'update', 'update', 'create', 'delete'),
    sets: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 3 })), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 3,
    }),
    told: fc.constantFrom<Step['told']>('diff', 'diff', 'diff', 'after', 'both states', 'all'),
  }),
  { minLength: 1, maxLength: 12 },
);

type Truth = Map<string, number>;
const objectOf = (truth: Truth): JsonObject => Object.fromEntries(truth);

/** The log of these steps, and the true state after each; null where it does not exist. What was before the first is not told. */
const play = (history: readonly Step[]): { events: ChangeEvent[]; truths: (Truth | null)[] } => {
  let state: Truth | null = new Map(names.map((name, index) => [name, index + 10]));
  if (history[0]?.kind === 'create') state = null;
  const events: ChangeEvent[] = [];
  const truths: (Truth | null)[] = [];
  for (const { kind: asked, sets, told } of history) {
    const kind = state === null ? 'create' : asked === 'create' ? 'update' : asked;
    const found: Truth = state ?? new Map();
    const left: Truth = kind === 'delete' ? new Map() : new Map([...found, ...sets]);
    const touched = kind === 'delete' ? [...found.keys()] : sets.map(([name]) => name);
    const diff = Object.fromEntries(
      touched.map((name) => [name, { from: found.get(name) ?? null, to: left.get(name) ?? null }]),
    );
    events.push(
      changeEvent(events.length + 1, {
        action: kind,
        ...(told === 'diff' || told === 'all' ? { diff } : {}),
        ...(told !== 'diff' && told !== 'after' && kind !== 'create' ? { before: objectOf(found) } : {}),
        ...(told !== 'diff' && kind !== 'delete' ? { after: objectOf(left) } : {}),
      }),
    );
    state = kind === 'delete' ? null : left;
    truths.push(state);
  }
  return { events, truths };
};

const resource = { type: 'queue', id: 'q1' };
const entriesOf = (value: unknown): [string, unknown][] => Object.entries((value ?? {}) as object);

describe('the state after any event of a random history', () => {
  it('says nothing but the truth', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { events, truths } = play(history);
        truths.forEach((truth, index) => {
          const told = stateAsOf(resource, events, { kind: 'after', eventId: `e${index + 1}` });
          expect(told.exists).toBe(truth === null ? 'no' : 'yes');
          for (const [name, value] of entriesOf(told.state)) expect([name, value]).toEqual([name, truth?.get(name)]);
          for (const [name, { value }] of Object.entries(told.inferred)) {
            expect([name, value]).toEqual([name, truth?.get(name) ?? null]);
          }
          if (told.complete) expect(entriesOf(told.state).sort()).toEqual([...(truth ?? [])].sort());
          for (const name of told.unknown) expect(entriesOf(told.state).some(([own]) => own === name)).toBe(false);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('holds every value that a change has set, blamed on the last event that did', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { events } = play(history);
        const lastSet = new Map<string, string>();
        events.forEach(({ eventId, action, diff, before, after }, index) => {
          if (action !== 'update') lastSet.clear();
          const moved = action === 'delete' ? [] : (history[index]?.sets ?? []);
          for (const [name] of moved) {
            const tellsDiff = diff !== undefined;
            const isCertain = tellsDiff || action === 'create' || before !== undefined;
            const changed =
              JSON.stringify(entriesOf(before).find(([other]) => other === name)) !==
              JSON.stringify(entriesOf(after).find(([other]) => other === name));
            if (tellsDiff || action === 'create' || (before !== undefined && changed)) lastSet.set(name, eventId);
            else if (!isCertain) lastSet.delete(name);
          }
          const told = stateAsOf(resource, events, { kind: 'after', eventId });
          for (const [name, setBy] of lastSet) {
            expect(entriesOf(told.state).some(([own]) => own === name)).toBe(true);
            expect([name, told.blame[name]?.eventId, told.blame[name]?.how]).toEqual([name, setBy, 'set']);
          }
        });
      }),
      { numRuns: 400 },
    );
  });

  it('names every field that the log shows of the same life, known or unknown', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { events } = play(history.map((step) => ({ ...step, kind: 'update', told: 'diff' })));
        const shown = new Set(history.flatMap(({ sets }) => sets.map(([name]) => name)));
        for (const { eventId } of events) {
          const { state, unknown } = stateAsOf(resource, events, { kind: 'after', eventId });
          expect([...entriesOf(state).map(([name]) => name), ...unknown].sort()).toEqual([...shown].sort());
        }
      }),
      { numRuns: 200 },
    );
  });
});
