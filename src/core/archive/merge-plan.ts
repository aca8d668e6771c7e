// Which parts of a month are worth making one segment of: late events leave many small ones behind.
import type { SegmentEntry } from './types.ts';

/** `events` and `bytes`: the most a merged segment may hold; `smallEvents`: below this a part is small. */
export interface MergeLimits {
  events: number;
  smallEvents: number;
  bytes: number;
}

export const mergeLimits: MergeLimits = { events: 200_000, smallEvents: 50_000, bytes: 96 * 1024 * 1024 };

const bytesOf = ({ bytes, originals }: SegmentEntry): number => bytes + (originals?.bytes ?? 0);

/** Parts of one month, smallest first, as many together as the limits allow. */
const groupsOf = (parts: readonly SegmentEntry[], limits: MergeLimits): SegmentEntry[][] => {
  const groups: SegmentEntry[][] = [];
  let group: SegmentEntry[] = [];
  let [events, bytes] = [0, 0];
  for (const part of [...parts].sort((left, right) => left.events - right.events || left.part - right.part)) {
    if (group.length > 0 && (events + part.events > limits.events || bytes + bytesOf(part) > limits.bytes)) {
      groups.push(group);
      group = [];
      [events, bytes] = [0, 0];
    }
    group.push(part);
    events += part.events;
    bytes += bytesOf(part);
  }
  groups.push(group);
  return groups;
};

/** Groups of two parts or more of one month, at least one of them small, oldest month first; each group in order of part. */
export const planMerges = (segments: readonly SegmentEntry[], limits: MergeLimits): SegmentEntry[][] => {
  const months = new Map<string, SegmentEntry[]>();
  for (const segment of segments) months.set(segment.month, [...(months.get(segment.month) ?? []), segment]);
  return [...months.values()]
    .flatMap((parts) => groupsOf(parts, limits))
    .filter((group) => group.length > 1 && group.some(({ events }) => events < limits.smallEvents))
    .map((group) => group.sort((left, right) => left.part - right.part || left.generation - right.generation))
    .sort((left, right) => (left[0]?.oldestMs ?? 0) - (right[0]?.oldestMs ?? 0));
};
