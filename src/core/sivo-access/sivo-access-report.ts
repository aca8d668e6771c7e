// Accesses of the SIVO team, grouped into visits, with what their reasons are worth and what does not add up. Counted on the
// column index; rows are read for what is shown.
import { emptyReasons } from '#shared/model/empty-reasons.ts';
import {
  mostSivoAccesses,
  reasonQualities,
  type SivoAccess,
  type SivoAccessInput,
  type SivoAccessReport,
  type SivoVisit,
  sivoAlarms,
  type TenantDomain,
} from '#shared/model/sivo-access.ts';
import { compileFilter } from '../query/compile-filter.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { type AccessFacts, createAccessFacts } from './access-facts.ts';
import { type GroupedVisit, groupVisits } from './group-visits.ts';
import { readAccessRows } from './read-access-rows.ts';
import { createReasonQuality } from './reason-quality.ts';
import { reusedReasons } from './reused-reasons.ts';
import { type TeamAccess, teamAccesses } from './team-accesses.ts';
import { tenantDomains } from './tenant-domains.ts';
import { visitOf } from './visit-of.ts';

type Breathe = () => Promise<void>;
type Domains = SivoAccessReport['domains'];

/** Domains asked for, as a person writes them: `@acme.example` is `acme.example`. */
const givenDomains = (domains: readonly string[]): TenantDomain[] =>
  [...new Set(domains.map((domain) => domain.trim().replace(/^@/, '').toLowerCase()))]
    .filter((domain) => domain !== '')
    .map((domain) => ({ domain, tenantId: null, actors: 0, of: 0 }));

const domainsOf = async (snapshot: Snapshot, asked: readonly string[], breathe: Breathe): Promise<Domains> => {
  const list = givenDomains(asked);
  return list.length > 0
    ? { given: true, list }
    : { given: false, list: [...(await tenantDomains(snapshot, breathe))] };
};

type Judged = TeamAccess & { facts: AccessFacts };

const byTime = (one: SivoAccess, other: SivoAccess): number => {
  if (one.at !== other.at) return Date.parse(one.at) - Date.parse(other.at) || (one.at < other.at ? -1 : 1);
  return one.eventId < other.eventId ? -1 : Number(one.eventId > other.eventId);
};

const visitsOf = (
  visits: readonly GroupedVisit<TeamAccess>[],
  shown: ReadonlyMap<TeamAccess, SivoAccess>,
): SivoVisit[] =>
  visits.flatMap(({ id, accesses }) => {
    const own = accesses.flatMap((access) => shown.get(access) ?? []).sort(byTime);
    return own.length === 0 ? [] : [visitOf(id, own)];
  });

const newestFirst = (one: SivoVisit, other: SivoVisit): number =>
  Date.parse(other.from) - Date.parse(one.from) || (one.id < other.id ? -1 : 1);

/** Visits and reused reasons are those of the whole archive; the filter says which accesses are looked at. */
export const sivoAccessReport = async (
  snapshot: Snapshot,
  input: SivoAccessInput,
  breathe: Breathe,
): Promise<SivoAccessReport> => {
  const all = await teamAccesses(snapshot, compileFilter(input.filter, input.zone), breathe);
  const visits = groupVisits(all, input.visitMinutes);
  const reused = reusedReasons(visits);
  const qualityOf = createReasonQuality({
    tickets: input.tickets,
    phrases: input.phrases ?? emptyReasons,
    isReused: (key) => reused.has(key),
  });
  const domains = await domainsOf(snapshot, input.tenantDomains, breathe);
  const factsOf = createAccessFacts(qualityOf, domains.list, domains.given);
  const fitting = all
    .filter(({ fits }) => fits)
    .map((access): Judged => Object.assign(access, { facts: factsOf(access) }));
  await breathe();
  const newest = fitting.toSorted((one, other) => other.timeMs - one.timeMs).slice(0, mostSivoAccesses);
  const rows = await readAccessRows(newest, breathe);
  const shown = new Map<TeamAccess, SivoAccess>();
  for (const access of newest) {
    const row = rows.get(access);
    if (row !== undefined) shown.set(access, { ...row, ...access.facts });
  }
  const changes = fitting.filter(({ facts }) => facts.kind === 'change').length;
  const here = new Set(fitting.map(({ reason }) => reason));
  return {
    total: fitting.length,
    reads: fitting.length - changes,
    changes,
    members: new Set(fitting.map(({ member }) => member)).size,
    alarms: sivoAlarms.map((alarm) => ({
      alarm,
      count: fitting.filter(({ facts }) => facts.alarms.includes(alarm)).length,
    })),
    qualities: reasonQualities.map((quality) => ({
      quality,
      count: fitting.filter(({ facts }) => facts.quality === quality).length,
    })),
    reused: [...reused.values()].filter(({ key }) => here.has(key)).map(({ key: _, ...told }) => told),
    domains,
    visits: visitsOf(visits, shown).sort(newestFirst),
    accesses: [...shown.values()].sort((one, other) => byTime(other, one)),
  };
};
