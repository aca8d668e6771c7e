// Reasons that stand in several visits, word for word.
import type { GroupedVisit } from './group-visits.ts';
import type { TeamAccess } from './team-accesses.ts';

interface ReusedReason {
  key: string;
  /** As the first access spells it. */
  reason: string;
  visits: number;
  members: number;
}

const spelled = ({ view, seq }: TeamAccess): string => {
  const { columns } = view.segment;
  return (columns.dictionaries.reason[columns.reason[seq] ?? 0] ?? '').trim();
};

/** By `reasonKey`; those of most visits first. */
export const reusedReasons = (visits: readonly GroupedVisit<TeamAccess>[]): ReadonlyMap<string, ReusedReason> => {
  const uses = new Map<string, { first: TeamAccess; visits: number; members: Set<string> }>();
  for (const { accesses } of visits) {
    const own = new Map<string, TeamAccess>();
    for (const access of accesses) if (access.reason !== '' && !own.has(access.reason)) own.set(access.reason, access);
    for (const [key, access] of own) {
      const use = uses.get(key) ?? { first: access, visits: 0, members: new Set<string>() };
      use.visits += 1;
      use.members.add(access.member);
      if (access.timeMs < use.first.timeMs) use.first = access;
      uses.set(key, use);
    }
  }
  const reused = [...uses]
    .filter(([, use]) => use.visits > 1)
    .map(([key, use]) => ({ key, reason: spelled(use.first), visits: use.visits, members: use.members.size }))
    .sort((one, other) => other.visits - one.visits || (one.key < other.key ? -1 : 1));
  return new Map(reused.map((told) => [told.key, told]));
};
