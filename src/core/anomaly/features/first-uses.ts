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
  const values = new Uint32Array(keys.length);
  const days = new Uint16Array(keys.length);
  let count = 0;
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? 0;
    const day = dayOfUse(key);
    const value = (key - day) / daySpan;
    if (count > 0 && values[count - 1] === value) continue;
    values[count] = value;
    days[count] = day;
    count += 1;
  }
  return { values: values.slice(0, count), days: days.slice(0, count) };
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
export const newOn = ({ values, days }: FirstUses, day: number): number[] => {
  const found: number[] = [];
  for (let place = 0; place < days.length; place++) if (days[place] === day) found.push(values[place] ?? 0);
  return found;
};
