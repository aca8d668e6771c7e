// Random lives of a resource: true states one after the other, and the events a log may keep of them, with complete states,
// with SIVO's sparse diffs, or with both.
import fc from 'fast-check';
import type { ChangeEvent } from '#core/changes/types.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

const scalar: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.boolean(),
  fc.constantFrom('a', 'b', '', 'x/y~z', "it's $HOME"),
);
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('p', 'q', 'r/s'), scalar, { maxKeys: 2 }) },
);

type Step =
  | { kind: 'set'; name: string; value: JsonValue }
  | { kind: 'drop'; name: string }
  | { kind: 'inner'; name: string; value: JsonValue }
  | { kind: 'node'; id: string; value: JsonValue }
  | { kind: 'addNode'; id: string; at: number; value: JsonValue }
  | { kind: 'dropNode'; id: string }
  | { kind: 'moveNode'; id: string; at: number };

const name = fc.constantFrom('name', 'days', 'active', 'a/b', 'format');
const id = fc.constantFrom('n1', 'n2', 'n3', 'n4', 'n5');
const place = fc.nat({ max: 4 });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), name, value }),
  fc.record({ kind: fc.constant('drop' as const), name }),
  fc.record({ kind: fc.constant('inner' as const), name: fc.constantFrom('max', 'min'), value: scalar }),
  fc.record({ kind: fc.constant('node' as const), id, value: scalar }),
  fc.record({ kind: fc.constant('addNode' as const), id, at: place, value: scalar }),
  fc.record({ kind: fc.constant('dropNode' as const), id }),
  fc.record({ kind: fc.constant('moveNode' as const), id, at: place }),
);

type Node = { id: string; prompt: JsonValue };
const nodesOf = (state: JsonObject): Node[] => (Array.isArray(state.nodes) ? (state.nodes as Node[]) : []);

const take = (state: JsonObject, change: Step): JsonObject => {
  const nodes = nodesOf(state);
  switch (change.kind) {
    case 'set':
      return { ...state, [change.name]: change.value };
    case 'drop': {
      const { [change.name]: _, ...rest } = state;
      return rest;
    }
    case 'inner':
      return { ...state, limits: { ...(state.limits as JsonObject), [change.name]: change.value } };
    case 'node':
      return { ...state, nodes: nodes.map((one) => (one.id === change.id ? { ...one, prompt: change.value } : one)) };
    case 'addNode':
      return nodes.some((one) => one.id === change.id)
        ? state
        : { ...state, nodes: nodes.toSpliced(change.at, 0, { id: change.id, prompt: change.value }) };
    case 'dropNode':
      return { ...state, nodes: nodes.filter((one) => one.id !== change.id) };
    default: {
      const moved = nodes.find((one) => one.id === change.id);
      const others = nodes.filter((one) => one.id !== change.id);
      return moved === undefined ? state : { ...state, nodes: others.toSpliced(change.at, 0, moved) };
    }
  }
};

const isObject = (one: JsonValue | undefined): one is JsonObject =>
  typeof one === 'object' && one !== null && !Array.isArray(one);
const same = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** As SIVO writes it: top-level members, `nodes.n3.prompt` inside nodes, null where there is nothing. */
export const sparseDiffOf = (before: JsonObject, after: JsonObject): JsonObject => {
  const diff: JsonObject = {};
  const put = (field: string, from: JsonValue | undefined, to: JsonValue | undefined): void => {
    if (!same(from, to)) diff[field] = { from: from ?? null, to: to ?? null };
  };
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (field !== 'nodes') put(field, before[field], after[field]);
  }
  const [old, now] = [nodesOf(before), nodesOf(after)];
  for (const nodeId of new Set([...old, ...now].map((one) => one.id))) {
    const [one, other] = [old.find((node) => node.id === nodeId), now.find((node) => node.id === nodeId)];
    if (isObject(one) && isObject(other)) put(`nodes.${nodeId}.prompt`, one.prompt, other.prompt);
    else put(`nodes.${nodeId}`, one, other);
  }
  return diff;
};

export type LifeBasis = 'states' | 'diff' | 'both';

/** `states[0]` was there before the first event; `states[n]` is what event `n - 1` left. */
export interface Life {
  states: JsonObject[];
  events: ChangeEvent[];
}

/** An event of the resource `ivr flow-1`, the number-th. */
export const changeEvent = (number: number, over: Partial<ChangeEvent> = {}): ChangeEvent => {
  const timeMs = Date.UTC(2026, 4, 1) + number * 60_000;
  return {
    eventId: `evt-${String(number).padStart(6, '0')}`,
    timestamp: new Date(timeMs).toISOString(),
    timeMs,
    tenantId: 'acme',
    actor: { id: `u${number % 3}`, email: `u${number % 3}@acme.example` },
    action: 'update',
    resourceType: 'ivr',
    resourceId: 'flow-1',
    reason: null,
    crossTenant: false,
    conflict: false,
    contentHash: String(number).padStart(64, '0'),
    ...over,
  };
};

const start: JsonObject = {
  name: 'Main',
  days: 90,
  limits: { max: 3, min: 1 },
  nodes: [
    { id: 'n1', prompt: 'hello' },
    { id: 'n2', prompt: 'menu' },
    { id: 'n3', prompt: 'bye' },
  ],
};

/** What an event of this basis says of a change. */
export const toldBy = (basis: LifeBasis, before: JsonObject, after: JsonObject): Partial<ChangeEvent> => ({
  ...(basis === 'states' ? {} : { diff: sparseDiffOf(before, after) }),
  ...(basis === 'diff' ? {} : { before, after }),
});

const isChange = (before: JsonObject, after: JsonObject): boolean => !same(before, after);

/** A life in which every event changed something that its basis can tell. */
export const livesOf = (basis: fc.Arbitrary<LifeBasis>): fc.Arbitrary<Life> =>
  fc
    .array(fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 3 }), basis }), { minLength: 1, maxLength: 8 })
    .map((changes) => {
      const states = [start];
      const events: ChangeEvent[] = [];
      for (const change of changes) {
        const before = states.at(-1) as JsonObject;
        const after = change.steps.reduce(take, before);
        const told = toldBy(change.basis, before, after);
        const isTold =
          told.diff === undefined ? isChange(before, after) : Object.keys(told.diff as JsonObject).length > 0;
        if (!isTold || (change.basis === 'diff' && !isChange(before, after))) continue;
        states.push(after);
        events.push(changeEvent(events.length + 1, told));
      }
      return { states, events };
    })
    .filter(({ events }) => events.length > 0);
