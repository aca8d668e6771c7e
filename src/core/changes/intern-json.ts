// A number for every different JSON value: two values are equal when their numbers are.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

/** Equal values get equal numbers, whatever the order of members. Each object is looked at once. */
export type Intern = (value: JsonValue) => number;

/** Keeps its own stack, so that no nesting is too deep. */
export const createIntern = (): Intern => {
  const numbers = new Map<string, number>();
  const known = new Map<object, number>();
  const numberOf = (key: string): number => {
    const found = numbers.get(key);
    if (found !== undefined) return found;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const scalar = (value: JsonValue): number =>
    numberOf(typeof value === 'string' ? `"${value}` : `:${value === 0 ? 0 : String(value)}`);
  const small = (value: JsonValue): number =>
    typeof value === 'object' && value !== null ? (known.get(value) as number) : scalar(value);
  const close = (value: JsonValue[] | JsonObject): void => {
    let key = Array.isArray(value) ? '[' : '{';
    if (Array.isArray(value)) for (const item of value) key += `${small(item)},`;
    else for (const name of Object.keys(value).sort()) key += `${scalar(name)}:${small(value[name] as JsonValue)},`;
    known.set(value, numberOf(key));
  };
  return (value) => {
    if (typeof value !== 'object' || value === null) return scalar(value);
    const stack: { value: JsonValue[] | JsonObject; open: boolean }[] = [{ value, open: false }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (top.open || known.has(top.value)) {
        if (!known.has(top.value)) close(top.value);
        stack.pop();
        continue;
      }
      top.open = true;
      for (const inner of Object.values(top.value)) {
        if (typeof inner === 'object' && inner !== null && !known.has(inner)) stack.push({ value: inner, open: false });
      }
    }
    return small(value);
  };
};
