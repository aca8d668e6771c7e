// The cases planted in the demo: what someone looking for trouble should find, and what should leave them calm.
import { type DemoDay, localMs } from './calendar.ts';
import { deleteEntity, type Entity, updateEntity } from './change-state.ts';
import type { Deed } from './demo-event.ts';
import { type Act, recordingAt } from './ordinary-work.ts';
import type { People, Person } from './people.ts';
import type { Random } from './random.ts';
import { entitiesOf, plantedQueueName, type Tenant } from './tenant.ts';

/** `kind`: an outlier in numbers, a rule that must fire, an answer to a plain question, or something harmless. */
export interface CaseDescription {
  id: string;
  kind: 'outlier' | 'rule' | 'question' | 'benign';
  title: string;
  actors: string[];
}

/** One planted moment. `act` is asked for when the story gets there, so that changes follow the state of that moment. */
export interface PlantedMoment {
  caseId: string;
  timeMs: number;
  act(tenant: Tenant): Act;
  /** The event is a part of this case, too. */
  alsoOf?: string;
}

/** The field of a recording policy that was changed without an event, between the two events of `policy-flip` that name it. */
export const missingUpdateField = 'retention_days';

export const plantedCases: readonly CaseDescription[] = [
  { id: 'night-burst', kind: 'outlier', title: 'Bulk download in one night', actors: ['luis@acme.example'] },
  {
    id: 'low-and-slow',
    kind: 'outlier',
    title: 'Ten days of quietly doubled accesses',
    actors: ['elena@acme.example'],
  },
  {
    id: 'agent-first-downloads',
    kind: 'outlier',
    title: 'First downloads ever by an agent',
    actors: ['pablo@acme.example'],
  },
  { id: 'weekend-admin', kind: 'outlier', title: 'Admin active on a weekend for once', actors: ['marta@acme.example'] },
  { id: 'campaign-day', kind: 'benign', title: 'Everyone reviews more on a campaign day', actors: [] },
  {
    id: 'steady-listener',
    kind: 'benign',
    title: 'Quality reviewer: many recordings, every day',
    actors: ['rosa@acme.example'],
  },
  {
    id: 'queue-deletion',
    kind: 'question',
    title: 'A queue deleted yesterday at 16:30',
    actors: ['marta@acme.example'],
  },
  {
    id: 'policy-flip',
    kind: 'rule',
    title: 'Recording policy off, mass download, policy on',
    actors: ['ana@acme.example'],
  },
  {
    id: 'failed-logins',
    kind: 'rule',
    title: 'Burst of failed logins, then a success',
    actors: ['nuria@acme.example'],
  },
  {
    id: 'superadmin-without-flag',
    kind: 'rule',
    title: 'SIVO access without the cross-tenant flag',
    actors: ['support2@sivo.example'],
  },
  {
    id: 'flag-without-reason',
    kind: 'rule',
    title: 'Cross-tenant access without a reason',
    actors: ['support1@sivo.example'],
  },
  { id: 'reason-reused', kind: 'rule', title: 'The same reason word for word', actors: ['support3@sivo.example'] },
  { id: 'missing-update', kind: 'rule', title: 'Retention of a policy changed, and no event says by whom', actors: [] },
];

/** The recording that the fourth question is about: one of those downloaded in the night. */
export const questionedRecording = (seed: number): string => recordingAt(seed, 3);

const minute = 60_000;

const access = (person: Person, type: string, id: string, ip = person.officeIp): Act => ({
  action: 'access',
  resource: { type, id },
  person,
  ip,
});

const only = (entity: Entity | undefined, change: (entity: Entity) => Deed): Deed => {
  if (entity === undefined) throw new Error('A planted case lost the thing it is about');
  return change(entity);
};

/** The change whose event is missing. */
const changeUnlogged = (policy: Entity): void => {
  policy.state = { ...policy.state, [missingUpdateField]: policy.state[missingUpdateField] === 30 ? 60 : 30 };
};

/** Every planted moment in time order. Sizes follow `events` (full size at 50,000, at most twenty times that). */
export const plantedMoments = (
  events: number,
  seed: number,
  days: readonly DemoDay[],
  people: People,
  random: Random,
): PlantedMoment[] => {
  const scale = Math.min(20, events / 50_000);
  const size = (full: number, least: number): number => Math.max(least, Math.round(full * scale));
  const moments: PlantedMoment[] = [];
  const plant = (caseId: string, timeMs: number, act: (tenant: Tenant) => Act): void => {
    moments.push({ caseId, timeMs, act });
  };
  let recording = 0;
  const downloads = (
    caseId: string,
    person: Person,
    from: string,
    minutes: number,
    count: number,
    ip?: string,
  ): void => {
    const start = localMs(from);
    for (let each = 0; each < count; each += 1) {
      const id = recordingAt(seed, recording);
      recording += 1;
      const timeMs = start + Math.floor(((each + random.fraction()) * minutes * minute) / count);
      plant(caseId, timeMs, () => access(person, 'recording', id, ip));
    }
  };

  const [luis, elena, pablo, marta] = [
    people.named('luis'),
    people.named('elena'),
    people.named('pablo'),
    people.named('marta'),
  ];
  downloads('night-burst', luis, '2026-03-17T02:04:00', 75, size(180, 12), luis.homeIp);
  for (let day = 6; day < 16; day += 1) {
    downloads('low-and-slow', elena, `2026-04-${String(day).padStart(2, '0')}T17:10:00`, 70, size(14, 2));
  }
  downloads('agent-first-downloads', pablo, '2026-02-11T12:20:00', 95, size(9, 9));
  downloads('weekend-admin', marta, '2026-01-24T11:05:00', 200, size(16, 8), marta.homeIp);
  for (const person of people.staff.filter(({ role }) => role === 'supervisor' || role === 'admin')) {
    downloads('campaign-day', person, '2025-11-28T09:30:00', 480, size(24, 2));
  }

  plant('queue-deletion', localMs('2026-05-30T16:30:12'), (tenant) => {
    const queues = entitiesOf(tenant, 'queue');
    const index = queues.findIndex(({ state }) => state.name === plantedQueueName);
    return { ...only(queues.splice(index, 1)[0], deleteEntity), person: marta, ip: marta.homeIp };
  });

  const ana = people.named('ana');
  const flip = (local: string, active: boolean): void => {
    const act = (tenant: Tenant): Act => ({
      ...only(entitiesOf(tenant, 'recording_policy')[1], (policy) => {
        if (active) changeUnlogged(policy);
        return updateEntity(policy, { active });
      }),
      person: ana,
      ip: ana.homeIp,
    });
    moments.push({ caseId: 'policy-flip', timeMs: localMs(local), act, alsoOf: 'missing-update' });
  };
  flip('2026-05-12T19:42:00', false);
  downloads('policy-flip', ana, '2026-05-12T19:46:00', 40, size(60, 6), ana.homeIp);
  flip('2026-05-12T20:31:00', true);

  const nuria = people.named('nuria');
  const stranger = '198.51.100.77';
  for (let attempt = 0; attempt < 5; attempt += 1) {
    plant('failed-logins', localMs('2025-09-16T07:12:00') + attempt * 47_000, () => ({
      action: 'login_failed',
      resource: { type: 'user', id: nuria.id },
      person: nuria,
      ip: stranger,
      userAgent: 'curl/8',
    }));
  }
  plant('failed-logins', localMs('2025-09-16T07:31:00'), () => ({
    action: 'login',
    resource: { type: 'session', id: recordingAt(seed, -1) },
    person: nuria,
    ip: stranger,
    userAgent: 'curl/8',
  }));

  const [support1, support2, support3] = [people.named('support1'), people.named('support2'), people.named('support3')];
  const anyQueue = (tenant: Tenant): string => entitiesOf(tenant, 'queue')[0]?.id ?? tenant.id;
  plant('superadmin-without-flag', localMs('2025-10-08T11:17:00'), (tenant) =>
    access(support2, 'recording_policy', entitiesOf(tenant, 'recording_policy')[0]?.id ?? tenant.id),
  );
  for (const local of ['2025-12-03T10:02:00', '2026-02-19T15:44:00']) {
    plant('flag-without-reason', localMs(local), (tenant) => ({
      ...access(support1, 'queue', anyQueue(tenant)),
      crossTenant: true,
    }));
  }
  for (const index of [290, 293, 296, 300, 304, 309]) {
    const day = days[index];
    if (day === undefined) continue;
    plant('reason-reused', day.startMs + 10 * 60 * minute + random.below(5 * 60 * minute), (tenant) => ({
      ...access(support3, 'queue', anyQueue(tenant)),
      crossTenant: true,
      reason: 'Revisión de incidencia',
    }));
  }
  return moments.sort((one, other) => one.timeMs - other.timeMs);
};
