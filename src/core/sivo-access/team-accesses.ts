// Every access of the SIVO team as the column index has it, with its visit; rows are read later, for what is shown.
import { sivoTeamFilter } from '#shared/model/sivo-access.ts';
import type { CompiledFilter } from '../query/compile-filter.ts';
import { compileFilter } from '../query/compile-filter.ts';
import type { SegmentView } from '../query/segment-view.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { reasonKey } from './reason-quality.ts';

/** One access. `member` tells people apart, `group` people and tenants; `fits`: the filter holds; `reason`: its key. */
export interface TeamAccess {
  view: SegmentView;
  seq: number;
  timeMs: number;
  member: string;
  group: string;
  reason: string;
  fits: boolean;
}

type Actors = readonly { id: string | null; email: string | null }[];

/** Ids by folded address: who stands once without an id is told by the address, where it has had one id only. */
const idsByEmail = (lists: readonly Actors[]): Map<string, Set<string>> => {
  const ids = new Map<string, Set<string>>();
  for (const { id, email } of lists.flat()) {
    if (id === null || email === null) continue;
    const key = email.toLowerCase();
    ids.set(key, (ids.get(key) ?? new Set()).add(id));
  }
  return ids;
};

/** What tells a member from another, as a text. */
const memberKey = (id: string | null, email: string | null, ids: ReadonlyMap<string, ReadonlySet<string>>): string => {
  const folded = email?.toLowerCase() ?? null;
  const known = folded === null ? undefined : ids.get(folded);
  const own = id ?? (known?.size === 1 ? ([...known][0] ?? null) : null);
  return own === null ? `email ${folded ?? ''}` : `id ${own}`;
};

/** Made piece by piece; newest segment first. */
export const teamAccesses = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  breathe: () => Promise<void>,
): Promise<TeamAccess[]> => {
  const team = compileFilter(sivoTeamFilter, 'UTC');
  const ids = idsByEmail(snapshot.views.map(({ segment }) => segment.columns.dictionaries.actor));
  const accesses: TeamAccess[] = [];
  for (const view of snapshot.views) {
    await breathe();
    if (snapshot.count(view, team) === 0) continue;
    const { columns } = view.segment;
    const { actor, tenant, reason } = columns.dictionaries;
    const groups = new Map<number, Pick<TeamAccess, 'member' | 'group'>>();
    const groupOf = (seq: number): Pick<TeamAccess, 'member' | 'group'> => {
      const [who, where] = [columns.actor[seq] ?? 0, columns.tenant[seq] ?? 0];
      const pair = where * actor.length + who;
      const known = groups.get(pair);
      if (known !== undefined) return known;
      const { id = null, email = null } = actor[who] ?? {};
      const member = memberKey(id, email, ids);
      const group = { member, group: JSON.stringify([member, tenant[where] ?? null]) };
      groups.set(pair, group);
      return group;
    };
    const reasons = reason.map(reasonKey);
    const seqs = snapshot.seqs(view, team) ?? Uint32Array.from({ length: columns.count }, (_, seq) => seq);
    const fitting = snapshot.select(view, filter);
    for (const seq of seqs) {
      accesses.push({
        view,
        seq,
        timeMs: columns.baseMs + (columns.timeOffset[seq] ?? 0),
        ...groupOf(seq),
        reason: reasons[columns.reason[seq] ?? 0] ?? '',
        fits: fitting === 'all' || (fitting !== 'none' && fitting[seq] === 1),
      });
    }
  }
  return accesses;
};
