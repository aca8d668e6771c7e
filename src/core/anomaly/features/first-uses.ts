// Since when each actor has used which value: what "never before" is told from.

/** One actor's values, ascending, with the day of the first use of each (place on the axis). */
export interface FirstUses {
  values: Uint32Array;
  days: Uint16Array;
}

/** No axis has more days; with 32 bits of a value beside it a key is a whole number that a double holds. */
const daySpan = 2 ** 12;

export const keyOfUse = (value: number, day: number): number => value * daySpan + day;
export const dayOfUse = (key: number): number => key % daySpan;

/** Of keys made by `keyOfUse`, which are put in order: the smallest day of each value. */
export const firstUses = (keys: Float64Array): FirstUses => {
  keys.sort();
  const values: number[] = [];
  const days: number[] = [];
  for (const key of keys) {
    const value = Math.floor(key / daySpan);
    if (values.at(-1) === value) continue;
    values.push(value);
    days.push(dayOfUse(key));
  }
  return { values: Uint32Array.from(values), days: Uint16Array.from(days) };
};

/** The day an actor first used the value; Infinity where it never did. */
export const firstUseOf = ({ values, days }: FirstUses, value: number): number => {
  let from = 0;
  let to = values.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((values[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return values[from] === value ? (days[from] ?? 0) : Number.POSITIVE_INFINITY;
};

/** The values an actor first used on the day. */
export const newOn = ({ values, days }: FirstUses, day: number): number[] =>
  Array.from(days).flatMap((first, place) => (first === day ? [values[place] ?? 0] : []));
