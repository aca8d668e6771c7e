// What the accesses of one actor were like, day by day, beyond their number.
import { dayOfUse, type FirstUses, firstUses, keyOfUse } from './first-uses.ts';

/**
 * By day of the axis. `distinct`: different resources; `fresh`: those never accessed before; `burst`: the most accesses within
 * any ten minutes of the day. `resources`: since when each resource (by hash) has been accessed.
 */
export interface ActorDays {
  distinct: Uint32Array;
  fresh: Uint32Array;
  burst: Uint32Array;
  resources: FirstUses;
}

const tenMinutesMs = 600_000;
const addOne = (counts: Uint32Array, day: number): void => {
  counts[day] = (counts[day] ?? 0) + 1;
};

/** `timeMs` ascending (UTC), `resource` beside it (0: not stated, which is no resource); `startMs`: of the axis' days and the end. */
export const actorDays = (timeMs: Float64Array, resource: Uint32Array, startMs: Float64Array): ActorDays => {
  const size = startMs.length - 1;
  const [distinct, fresh, burst] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const keys = new Float64Array(timeMs.length);
  let stated = 0;
  let day = 0;
  let first = 0;
  for (let place = 0; place < timeMs.length; place++) {
    const ms = timeMs[place] ?? 0;
    while (day + 1 < size && ms >= (startMs[day + 1] ?? 0)) day += 1;
    const since = Math.max(startMs[day] ?? 0, ms - tenMinutesMs + 1);
    while ((timeMs[first] ?? ms) < since) first += 1;
    burst[day] = Math.max(burst[day] ?? 0, place - first + 1);
    const hash = resource[place] ?? 0;
    if (hash !== 0) keys[stated++] = keyOfUse(hash, day);
  }
  const used = keys.subarray(0, stated);
  const resources = firstUses(used);
  for (let place = 0; place < stated; place++) {
    const key = used[place] ?? 0;
    if (key !== used[place - 1]) addOne(distinct, dayOfUse(key));
  }
  for (const first of resources.days) addOne(fresh, first);
  return { distinct, fresh, burst, resources };
};
