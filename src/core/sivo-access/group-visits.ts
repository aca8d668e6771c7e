// Accesses gathered into visits: one member, one tenant, no long pause.
import { createHash } from 'node:crypto';

/** Whose accesses, UTC ms. */
interface Timed {
  group: string;
  timeMs: number;
}

/** `id` is the same as long as the visit begins when it does; accesses oldest first. */
export interface GroupedVisit<Access> {
  id: string;
  accesses: Access[];
}

const idOf = ({ group, timeMs }: Timed): string =>
  createHash('sha256')
    .update(JSON.stringify([group, timeMs]))
    .digest('hex')
    .slice(0, 32);

/** A pause of exactly `visitMinutes` does not end a visit. */
export const groupVisits = <Access extends Timed>(
  accesses: readonly Access[],
  visitMinutes: number,
): GroupedVisit<Access>[] => {
  const groups = new Map<string, Access[]>();
  for (const access of accesses) {
    const known = groups.get(access.group);
    if (known === undefined) groups.set(access.group, [access]);
    else known.push(access);
  }
  const visits: GroupedVisit<Access>[] = [];
  for (const group of groups.values()) {
    group.sort((one, other) => one.timeMs - other.timeMs);
    let last: Access | null = null;
    let visit: Access[] = [];
    for (const access of group) {
      if (last === null || access.timeMs - last.timeMs > visitMinutes * 60_000) {
        visit = [];
        visits.push({ id: idOf(access), accesses: visit });
      }
      visit.push(access);
      last = access;
    }
  }
  return visits;
};
