// An ordinary moment of the tenant: who is at work, what they do, and what SIVO records of it.
import type { DemoDay } from './calendar.ts';
import type { Deed, DemoEvent, Role } from './demo-event.ts';
import { randomUuid, uuidAt } from './identifiers.ts';
import { type People, type Person, steadyListener } from './people.ts';
import type { Random } from './random.ts';
import { editSomething, entitiesOf, lendRole, openOrCloseCampaign, publishIvr, roleOf, type Tenant } from './tenant.ts';

/** Who did what: an event without its time and id. `reason` comes with cross-tenant accesses. */
export type Act = Deed & { person: Person; ip: string; userAgent?: string; crossTenant?: boolean; reason?: string };

/** A person at work on a day, with the day's own pace (1 = usual). */
interface Present {
  person: Person;
  pace: number;
}

const paces = [0.5, 0.7, 0.85, 1, 1, 1.15, 1.3, 1.6, 2.1] as const;

/** Those at work on the day. Weekends and holidays are kept by those whose rota includes them. */
export const presentOn = (day: DemoDay, people: People, random: Random): Present[] =>
  people.staff
    .filter((person) => (day.weekend ? person.weekend && random.chance(0.4) : random.chance(0.94)))
    .map((person) => ({ person, pace: random.pick(paces) }));

const recordingKind = 20;
const transcriptKind = 21;
const recordingsPerDay = 400;

/** Id of the `index`-th recording of the tenant. */
export const recordingAt = (seed: number, index: number): string => uuidAt(seed, recordingKind, index);

/** A recording of the last weeks, the newest most often. */
const recentRecording = (seed: number, kind: number, day: DemoDay, random: Random): string => {
  const age = random.fraction() * random.fraction() * recordingsPerDay * 30;
  return uuidAt(seed, kind, Math.floor((day.index + 60) * recordingsPerDay - age));
};

type Kind =
  | 'login'
  | 'logout'
  | 'failed login'
  | 'mfa'
  | 'password'
  | 'forced session'
  | 'recording'
  | 'quality review'
  | 'transcript'
  | 'export'
  | 'webhook'
  | 'push'
  | 'oauth'
  | 'configuration'
  | 'cross-tenant';

/** Share of each kind among a day's events. */
const kinds: readonly (readonly [Kind, number])[] = [
  ['login', 18],
  ['logout', 12],
  ['failed login', 2],
  ['mfa', 0.4],
  ['password', 0.6],
  ['forced session', 0.25],
  ['recording', 22],
  ['quality review', 14],
  ['transcript', 14],
  ['export', 2.5],
  ['webhook', 8],
  ['push', 8],
  ['oauth', 0.2],
  ['configuration', 9],
  ['cross-tenant', 0.35],
];
const kindWeights = kinds.map(([, weight]) => weight);

/** How readily each role does a kind of thing; kinds that are absent are done by anyone alike. */
const eagerness: Partial<Record<Kind, Partial<Record<Role, number>>>> = {
  recording: { supervisor: 6, admin: 3, viewer: 1.5 },
  transcript: { supervisor: 5, viewer: 4, admin: 1 },
  export: { supervisor: 1, admin: 2, viewer: 2 },
  configuration: { admin: 6, supervisor: 1 },
  'forced session': { admin: 1 },
};

const editedTypes = [
  'user',
  'queue',
  'ivr',
  'schedule',
  'did',
  'recording_policy',
  'webhook',
  'integration',
  'publish',
  'campaign',
  'role',
];
const editWeights = [22, 26, 18, 10, 8, 3, 3, 3, 8, 1, 1];

const topics = [
  'audio entrecortado en una cola',
  'grabación que no aparece',
  'one-way audio on a queue',
  'revisión de un IVR',
  'alta de numeración',
  'export that does not finish',
] as const;

const configuration = (tenant: Tenant, random: Random): Deed | null => {
  const type = editedTypes[random.weighted(editWeights)] ?? 'queue';
  if (type === 'publish') return publishIvr(tenant, random);
  if (type === 'campaign') return openOrCloseCampaign(tenant, random);
  if (type === 'role') return lendRole(tenant, random);
  return editSomething(tenant, type, random);
};

const thing = (action: string, type: string, id: string): Deed => ({ action, resource: { type, id } });

const integrationAct = (kind: 'webhook' | 'push', tenant: Tenant, people: People, random: Random): Act => {
  const type = kind === 'webhook' ? 'webhook' : 'integration';
  const targets = entitiesOf(tenant, type);
  const target = targets[random.below(targets.length)]?.id ?? randomUuid(random);
  const action = kind === 'webhook' ? 'webhook_sent' : 'transcript_push';
  return { ...thing(action, type, target), person: people.integrations, ip: people.integrations.officeIp };
};

const crossTenantAct = (tenant: Tenant, people: People, random: Random): Act => {
  const person = people.team[random.below(people.team.length)] ?? people.integrations;
  const type = random.pick(['queue', 'ivr', 'did', 'recording_policy'] as const);
  const targets = entitiesOf(tenant, type);
  const target = targets[random.below(targets.length)]?.id ?? tenant.id;
  const ticket = `${10_000 + random.below(90_000)}-${random.below(1_000_000).toString(36)}`;
  return {
    ...thing('access', type, target),
    person,
    ip: person.officeIp,
    crossTenant: true,
    reason: `Ticket ${ticket}: ${random.pick(topics)}`,
  };
};

const deedOf = (
  kind: Kind,
  person: Person,
  seed: number,
  day: DemoDay,
  tenant: Tenant,
  random: Random,
): Deed | null => {
  switch (kind) {
    case 'login':
      return thing('login', 'session', randomUuid(random));
    case 'logout':
      return thing('logout', 'session', randomUuid(random));
    case 'failed login':
      return thing('login_failed', 'user', person.id);
    case 'mfa':
      return thing('mfa_configured', 'mfa', person.id);
    case 'password':
      return thing('password_changed', 'user', person.id);
    case 'forced session':
      return thing('session_forced', 'session', randomUuid(random));
    case 'recording':
    case 'quality review':
      return thing('access', 'recording', recentRecording(seed, recordingKind, day, random));
    case 'transcript':
      return thing('access', 'transcript', recentRecording(seed, transcriptKind, day, random));
    case 'export':
      return thing('access', 'export', randomUuid(random));
    case 'oauth':
      return thing('oauth_authorised', 'oauth', entitiesOf(tenant, 'integration')[0]?.id ?? tenant.id);
    case 'configuration':
      return configuration(tenant, random);
    default:
      return null;
  }
};

/** One ordinary act at a moment of the day (UTC ms); at hours when nobody suitable works, the machines do something. */
export const ordinaryAct = (
  seed: number,
  day: DemoDay,
  timeMs: number,
  present: readonly Present[],
  tenant: Tenant,
  people: People,
  random: Random,
): Act => {
  const kind = kinds[random.weighted(kindWeights)]?.[0] ?? 'webhook';
  if (kind === 'webhook' || kind === 'push') return integrationAct(kind, tenant, people, random);
  if (kind === 'cross-tenant') return crossTenantAct(tenant, people, random);

  const hour = (timeMs - day.startMs) / 3_600_000;
  const weights = present.map(({ person, pace }) => {
    const [start, end] = person.shift;
    const atWork = hour >= start && hour < end;
    if (person.email === steadyListener) return atWork && kind === 'quality review' ? 1 : 0;
    if (kind === 'quality review') return 0;
    const readiness = eagerness[kind];
    const share = readiness === undefined ? 1 : (readiness[person.role] ?? 0);
    return share * pace * (atWork ? 1 : person.role === 'agent' ? 0 : 0.02);
  });
  const chosen = present[random.weighted(weights)]?.person;
  const deed = chosen === undefined ? null : deedOf(kind, chosen, seed, day, tenant, random);
  if (chosen === undefined || deed === null) return integrationAct('webhook', tenant, people, random);
  return { ...deed, person: chosen, ip: random.chance(0.85) ? chosen.officeIp : chosen.homeIp };
};

/** Dresses an act as the event SIVO records. */
export const eventOf = (act: Act, id: string, timeMs: number, tenant: Tenant): DemoEvent => {
  const { person, ip, userAgent, crossTenant, reason, action, resource, diff, before, after } = act;
  const role = person.role === 'agent' ? roleOf(tenant, person.id) : person.role;
  return {
    id,
    timestamp: new Date(timeMs).toISOString(),
    tenantId: tenant.id,
    actor: {
      id: person.id,
      email: person.email,
      role: role === 'supervisor' ? role : person.role,
      ip,
      userAgent: userAgent ?? person.userAgent,
    },
    action,
    resource,
    ...(diff === undefined ? {} : { diff }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    crossTenant: crossTenant ?? false,
    ...(reason === undefined ? {} : { reason }),
  };
};
