// How many false alarms chance gives, in the unit in which the number is easiest to take in.

/** `key` is the word for the unit, `amount` what stands before it; null where the word says it all. */
export interface Chance {
  key: 'chanceDay' | 'chanceWeek' | 'chanceDays' | 'chanceRare';
  amount: number | null;
}

const tenYears = 3652;

/** `perDay`: findings a day. */
export const chanceOf = (perDay: number): Chance => {
  if (perDay >= 1) return { key: 'chanceDay', amount: Math.round(perDay * 10) / 10 };
  if (perDay * 7 >= 1) return { key: 'chanceWeek', amount: Math.round(perDay * 70) / 10 };
  if (perDay * tenYears >= 1) return { key: 'chanceDays', amount: Math.round(1 / perDay) };
  return { key: 'chanceRare', amount: null };
};
