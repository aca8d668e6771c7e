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
import type { SegmentView } from '../query/segment-view.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { type AccessFacts, createAccessFacts } from './access-facts.ts';
import { type GroupedVisit, groupVisits } from './group-visits.ts';
import { createReasonQuality } from './reason-quality.ts';
import { reusedReasons } from './reused-reasons.ts';
import { type TeamAccess, teamAccesses } from './team-accesses.ts';
import { tenantDomains } from './tenant-domains.ts';
import { visitOf } from './visit-of.ts';

type Breathe = () => Promise<void>;
type Domains = SivoAccessReport['domains'];

/** Rows read between two pauses. */
const rowsAtOnce = 1000;

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

/** The rows of these accesses, each segment being asked for its own in the order they are stored. */
const readAccesses = async (accesses: readonly Judged[], breathe: Breathe): Promise<Map<TeamAccess, SivoAccess>> => {
  const bySegment = new Map<SegmentView, Judged[]>();
  for (const access of accesses) {
    const known = bySegment.get(access.view);
    if (known === undefined) bySegment.set(access.view, [access]);
    else known.push(access);
  }
  const read = new Map<TeamAccess, SivoAccess>();
  for (const [view, own] of bySegment) {
    own.sort((one, other) => one.seq - other.seq);
    for (let first = 0; first < own.length; first += rowsAtOnce) {
      await breathe();
      const piece = own.slice(first, first + rowsAtOnce);
      for (const [index, { event }] of view.events(piece.map(({ seq }) => seq)).entries()) {
        const access = piece[index];
        if (access === undefined) continue;
        const { id, email, ip } = event.actor;
        read.set(access, {
          eventId: event.id,
          at: event.timestamp,
          member: { id, email, ip },
          tenantId: event.tenantId,
          action: event.action,
          resource: event.resource,
          reason: event.reason,
          flag: event.crossTenant,
          ...access.facts,
        });
      }
    }
  }
  return read;
};

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
  const shown = await readAccesses(newest, breathe);
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
