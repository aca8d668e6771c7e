/** Nanoseconds within the millisecond of an RFC 3339 timestamp with up to 9 fraction digits: 0 to 999,999. */
export const timestampNanos = (timestamp: string): number => {
  const fraction = /\.(\d+)/.exec(timestamp)?.[1] ?? '';
  return fraction.length <= 3 ? 0 : Number(fraction.slice(3, 9).padEnd(6, '0'));
};
