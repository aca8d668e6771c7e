/** Keeps the most recently used values up to a total weight; the newest stays whatever it weighs. */
export interface Lru<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  clear(): void;
}

/** `weigh` and `limit` share a unit of the caller's choice: bytes, or 1 a value. */
export const createLru = <Value>(limit: number, weigh: (value: Value) => number): Lru<Value> => {
  const held = new Map<string, Value>();
  let weight = 0;
  const drop = (key: string): void => {
    const value = held.get(key);
    if (value === undefined) return;
    held.delete(key);
    weight -= weigh(value);
  };
  return {
    get: (key) => {
      const value = held.get(key);
      if (value === undefined) return undefined;
      held.delete(key);
      held.set(key, value);
      return value;
    },
    set: (key, value) => {
      drop(key);
      held.set(key, value);
      weight += weigh(value);
      for (const oldest of held.keys()) {
        if (weight <= limit || oldest === key) break;
        drop(oldest);
      }
    },
    clear: () => {
      held.clear();
      weight = 0;
    },
  };
};
