// The tenants' own e-mail domains, told from the people who work in them: whoever is neither flagged nor of the SIVO team.
import type { TenantDomain } from '#shared/model/sivo-access.ts';
import { flagBits } from '../archive/types.ts';
import type { SegmentView } from '../query/segment-view.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { addressDomain } from './address-domain.ts';

type People = Map<string | null, Map<string, Set<string>>>;

/** Pairs of tenant and actor that occur, tenant * actors + actor. */
const pairsOf = (view: SegmentView): Set<number> => {
  const [role, actor, tenant] = [view.field('role'), view.field('actor.email'), view.field('tenant')];
  const { flags } = view.segment.columns;
  const isTeam = Uint8Array.from(view.folded('role'), (value) => Number(value === 'superadmin'));
  const actors = actor.values.length;
  const size = actors * tenant.values.length;
  const pairs = new Set<number>();
  // Most events repeat a pair: a table of small archives' size spares the set nearly all of them.
  const seen = new Uint8Array(Math.min(size, 1 << 24));
  for (let seq = 0; seq < flags.length; seq++) {
    if (isTeam[role.codes[seq] as number] === 1 || ((flags[seq] as number) & flagBits.crossTenantTrue) !== 0) continue;
    const pair = (tenant.codes[seq] as number) * actors + (actor.codes[seq] as number);
    if (seen[pair] === 1) continue;
    if (pair < seen.length) seen[pair] = 1;
    pairs.add(pair);
  }
  return pairs;
};

const addPeople = (people: People, view: SegmentView): void => {
  const emails = view.folded('actor.email');
  const domains = emails.map(addressDomain);
  const tenants = view.field('tenant').values;
  for (const pair of pairsOf(view)) {
    const email = emails[pair % emails.length] ?? null;
    const domain = domains[pair % emails.length] ?? null;
    if (email === null || domain === null) continue;
    const tenant = tenants[Math.floor(pair / emails.length)] ?? null;
    const own = people.get(tenant) ?? new Map<string, Set<string>>();
    people.set(tenant, own);
    const members = own.get(domain) ?? new Set<string>();
    own.set(domain, members.add(email));
  }
};

const found = new WeakMap<Snapshot, readonly TenantDomain[]>();

/** Of each tenant the domain that more than half of its people with an address have; none where no domain has. Made once a snapshot. */
export const tenantDomains = async (
  snapshot: Snapshot,
  breathe: () => Promise<void>,
): Promise<readonly TenantDomain[]> => {
  const known = found.get(snapshot);
  if (known !== undefined) return known;
  const people: People = new Map();
  for (const view of snapshot.views) {
    await breathe();
    addPeople(people, view);
  }
  const list: TenantDomain[] = [];
  for (const [tenantId, own] of people) {
    const of = [...own.values()].reduce((sum, members) => sum + members.size, 0);
    for (const [domain, { size }] of own) if (size * 2 > of) list.push({ domain, tenantId, actors: size, of });
  }
  list.sort((one, other) =>
    `${one.tenantId ?? ''} ${one.domain}` < `${other.tenantId ?? ''} ${other.domain}` ? -1 : 1,
  );
  found.set(snapshot, list);
  return list;
};
