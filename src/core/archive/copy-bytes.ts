// Copies short stretches of bytes, four at a time: for some dozens of bytes a call into the runtime takes longer.

/** Copies the bytes from `from` to `to` (exclusive) of `source` to `at` of `target`; returns where they end there. */
export const copyBytes = (source: DataView, from: number, to: number, target: DataView, at: number): number => {
  let next = from;
  let own = at;
  for (; next + 4 <= to; next += 4, own += 4) target.setInt32(own, source.getInt32(next));
  for (; next < to; next++, own++) target.setUint8(own, source.getUint8(next));
  return own;
};
