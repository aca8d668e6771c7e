// Whether a column of ids names events, or things that several events are about.
import type { SampleColumn } from './source-sample.ts';

/** A single id that comes back with another time is a conflict to be told, no reason to do without ids. */
const leastShare = 0.1;

const byRecord = ({ present, texts }: SampleColumn): Map<number, string> =>
  new Map([...present].map((record, index) => [record, texts[index] ?? '']));

/** Whether more than a tenth of the sampled records share their id with a record of another time. */
export const reusedIds = (ids: SampleColumn, times: SampleColumn): boolean => {
  const timeOf = byRecord(times);
  const timesOf = new Map<string, Set<string>>();
  const idOf = byRecord(ids);
  for (const [record, id] of idOf) {
    const seen = timesOf.get(id) ?? new Set<string>();
    seen.add(timeOf.get(record) ?? '');
    timesOf.set(id, seen);
  }
  const shared = [...idOf.values()].filter((id) => (timesOf.get(id)?.size ?? 0) > 1).length;
  return shared > leastShare * idOf.size;
};
