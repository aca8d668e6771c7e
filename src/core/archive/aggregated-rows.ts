// Whole columns of a segment in one row: SQLite joins the values, which costs a fraction of stepping through the rows.

/** The whole numbers of a comma-separated list, as SQLite's group_concat gives it; null for no rows. */
export const integersOf = (list: unknown): Int32Array => {
  if (typeof list !== 'string') return new Int32Array(0);
  let count = 1;
  for (let at = list.indexOf(','); at !== -1; at = list.indexOf(',', at + 1)) count++;
  const numbers = new Int32Array(count);
  let next = 0;
  let value = 0;
  let sign = 1;
  for (let at = 0; at < list.length; at++) {
    const char = list.charCodeAt(at);
    if (char === 0x2c) {
      numbers[next++] = sign * value;
      value = 0;
      sign = 1;
    } else if (char === 0x2d) sign = -1;
    else value = value * 10 + char - 0x30;
  }
  numbers[next] = sign * value;
  return numbers;
};

/** The bytes of an aggregate cast to a BLOB; empty for no rows. */
export const bytesOf = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array(0));
