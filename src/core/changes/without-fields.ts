// Two states without the fields a diff names, so that what still differs is what the diff leaves out.

import { idOf, isObject, stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

type Steps = readonly (string | number)[];

/** Stands where a value was taken out, until its container is cleared. */
const taken: JsonValue = {};

/** The same place in another state: list items by their id, those without one by their index. Null: there is none. */
const stepsAcross = (one: JsonValue | undefined, other: JsonValue | undefined, steps: Steps): Steps | null => {
  const found: (string | number)[] = [];
  let [here, there] = [one, other];
  for (const step of steps) {
    if (Array.isArray(here) && Array.isArray(there) && typeof step === 'number') {
      const id = idOf(here[step]);
      const index = id === null ? step : there.findIndex((item) => idOf(item) === id);
      if (index < 0 || index >= there.length) return null;
      found.push(index);
      [here, there] = [here[step], there[index]];
    } else if (isObject(here) && isObject(there) && typeof step === 'string' && Object.hasOwn(there, step)) {
      found.push(step);
      [here, there] = [here[step], there[step]];
    } else return null;
  }
  return found;
};

/** What is done to one state: fields that both have lose their value, fields that only this one has go. */
interface Plan {
  blank: Steps[];
  drop: Steps[];
}

const planField = (here: JsonValue, there: JsonValue, steps: Steps, plan: Plan, otherPlan: Plan): void => {
  const list = steps.slice(0, -1);
  const isLooseItem = typeof steps.at(-1) === 'number' && idOf(valueAt(here, steps)) === null;
  const otherList = isLooseItem ? stepsAcross(here, there, list) : null;
  // Taking out an item without an id would shift the others under their neighbours' indexes.
  if (otherList === null) plan.drop.push(steps);
  else {
    plan.blank.push(list);
    otherPlan.blank.push(otherList);
  }
};

type Container = JsonValue[] | JsonObject;

const isContainer = (value: JsonValue | undefined): value is Container => typeof value === 'object' && value !== null;

const put = (container: Container, step: string | number, value: JsonValue): void => {
  if (Array.isArray(container)) container[Number(step)] = value;
  else Object.defineProperty(container, step, { value, writable: true, enumerable: true, configurable: true });
};

const copyOf = (value: Container): Container =>
  Array.isArray(value) ? [...value] : Object.defineProperties({}, Object.getOwnPropertyDescriptors(value));

/** Copies what it alters, once. */
const createEditor = (state: JsonValue) => {
  const root: [JsonValue] = [state];
  const own = new Set<Container>([root]);
  const ownedAt = (container: Container, step: string | number): Container | null => {
    const inner = valueAt(container, [step]);
    if (!isContainer(inner) || inner === taken) return null;
    if (own.has(inner)) return inner;
    const copy = copyOf(inner);
    own.add(copy);
    put(container, step, copy);
    return copy;
  };
  /** Null where something around the place has gone. */
  const reach = (steps: Steps): Container | null => {
    let container: Container | null = root;
    for (const step of [0, ...steps]) container = container && ownedAt(container, step);
    return container;
  };
  const set = (steps: Steps, value: JsonValue): void => {
    const container = steps.length === 0 ? root : reach(steps.slice(0, -1));
    const step = steps.length === 0 ? 0 : (steps.at(-1) as string | number);
    if (container !== null && valueAt(container, [step]) !== undefined) put(container, step, value);
  };
  /** Clears what was taken out of a container; whether nothing is left in it. */
  const clear = (steps: Steps): boolean => {
    const container = reach(steps);
    if (container === null) return false;
    if (Array.isArray(container)) {
      const left = container.filter((item) => item !== taken);
      container.splice(0, container.length, ...left);
      return left.length === 0;
    }
    for (const name of Object.keys(container)) if (container[name] === taken) delete container[name];
    return Object.keys(container).length === 0;
  };
  return { set, clear, result: (): JsonValue | undefined => (root[0] === taken ? undefined : root[0]) };
};

/** Inner places first; a container that holds nothing any more goes too where the other state has no such container. */
const carryOut = (state: JsonValue, other: JsonValue | undefined, { blank, drop }: Plan): JsonValue | undefined => {
  const editor = createEditor(state);
  for (const steps of blank) editor.set(steps, null);
  const open = new Map<number, Map<string, Steps>>();
  const note = (steps: Steps): void => {
    editor.set(steps, taken);
    if (steps.length === 0) return;
    const outer = steps.slice(0, -1);
    const sameLevel = open.get(outer.length) ?? new Map<string, Steps>();
    open.set(outer.length, sameLevel.set(JSON.stringify(outer), outer));
  };
  for (const steps of drop) note(steps);
  for (let level = Math.max(-1, ...open.keys()); level >= 0; level -= 1) {
    for (const steps of open.get(level)?.values() ?? []) {
      if (editor.clear(steps) && stepsAcross(state, other, steps) === null) note(steps);
    }
  }
  return editor.result();
};

/** `fields` by the names a diff gives them. An undefined state is one that does not exist; so is one with nothing left. */
export const withoutFields = (
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  fields: readonly string[],
): { before: JsonValue | undefined; after: JsonValue | undefined } => {
  const [old, now]: [Plan, Plan] = [
    { blank: [], drop: [] },
    { blank: [], drop: [] },
  ];
  for (const field of fields) {
    const [oldSteps, nowSteps] = [stepsTo(before, field), stepsTo(after, field)];
    if (oldSteps !== null && nowSteps !== null) {
      old.blank.push(oldSteps);
      now.blank.push(nowSteps);
    } else if (oldSteps !== null) planField(before as JsonValue, after as JsonValue, oldSteps, old, now);
    else if (nowSteps !== null) planField(after as JsonValue, before as JsonValue, nowSteps, now, old);
  }
  return {
    before: before === undefined ? undefined : carryOut(before, after, old),
    after: after === undefined ? undefined : carryOut(after, before, now),
  };
};
