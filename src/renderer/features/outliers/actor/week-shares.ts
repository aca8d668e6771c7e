// The hours of the week of one actor and of its peers as shares, so that who accesses much is compared with who accesses little.

/** Rows Monday to Sunday, 24 columns, each a share of the whole between 0 and 1; all 0 where there is nothing. `hours`: 168 values. */
export const weekShares = (hours: readonly number[]): number[][] => {
  const total = hours.reduce((sum, value) => sum + value, 0);
  return Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: 24 }, (__, hour) => (total > 0 ? (hours[day * 24 + hour] ?? 0) / total : 0)),
  );
};
