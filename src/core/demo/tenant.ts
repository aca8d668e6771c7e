// The tenant's configuration at its first day, and the changes that ordinary work makes to it afterwards.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { createEntity, deleteEntity, type Entity, updateEntity } from './change-state.ts';
import type { Deed } from './demo-event.ts';
import { randomUuid, uuidAt } from './identifiers.ts';
import { editIvrFlow, firstIvrFlow } from './ivr-flow.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';

export interface Tenant {
  readonly id: string;
  readonly entities: ReadonlyMap<string, Entity[]>;
}

const entityKind = 10;
const queueNames = ['Ventas', 'Soporte', 'Facturación', 'Retención', 'VIP', 'Sales EN', 'Support EN', 'Cobros'];
const campaignNames = [
  'Campaña otoño',
  'Encuesta',
  'Campaña invierno',
  'Renovaciones',
  'Prueba',
  'Apoyo fin de semana',
];

const queueState = (name: string): JsonObject => ({
  name,
  strategy: 'round_robin',
  max_wait_s: 180,
  wrap_up_s: 20,
  priority: 5,
  music: 'default',
});

const policyState = (scope: string, target: string | null): JsonObject => ({
  scope,
  target,
  active: true,
  format: 'mp3',
  retention_days: 90,
  provider: 'sivo',
});

/** The queue that is deleted on the last day but one, and the policy that is switched off for an hour. */
export const plantedQueueName = 'Campaña primavera';

/** Agents with a part in the planted cases: their role never changes. */
const plantedAgents = ['pablo@acme.example', 'sara@acme.example', 'nuria@acme.example'];

/** The configuration on the first day; the same for the same seed. */
export const firstTenant = (seed: number, people: People): Tenant => {
  let next = 0;
  const make = (type: string, states: JsonObject[]): [string, Entity[]] => [
    type,
    states.map((state) => {
      next += 1;
      return { type, id: uuidAt(seed, entityKind, next), state };
    }),
  ];
  const queues = [...queueNames, plantedQueueName].map(queueState);
  return {
    id: uuidAt(seed, entityKind, 0),
    entities: new Map([
      make('queue', queues),
      make(
        'ivr',
        ['Principal', 'Fuera de horario', 'English line', 'Encuesta', 'Cobros'].map((name) => firstIvrFlow(name)),
      ),
      make('recording_policy', [
        policyState('global', null),
        policyState('queue', 'Ventas'),
        policyState('queue', 'VIP'),
        policyState('did', '+34910000100'),
        policyState('agent', 'victor@acme.example'),
      ]),
      make(
        'did',
        ['+34910000100', '+34910000101', '+34930000102', '+441632960103'].map((number) => ({
          number,
          ivr: 'Principal',
          caller_name: 'Acme',
        })),
      ),
      make('schedule', [
        { name: 'Laboral', open: '09:00', close: '18:00', holidays: 10 },
        { name: 'Ampliado', open: '08:00', close: '22:00', holidays: 10 },
      ]),
      make('integration', [
        { name: 'Salesforce', enabled: true, sync_minutes: 15 },
        { name: 'Zendesk', enabled: true, sync_minutes: 30 },
      ]),
      make('webhook', [
        { url: 'https://crm.acme.example/hooks/call', retries: 3, active: true },
        { url: 'https://bi.acme.example/hooks/transcript', retries: 5, active: true },
      ]),
      [
        'user',
        people.staff.map((person, index) => ({
          type: 'user',
          id: person.id,
          state: { email: person.email, role: person.role, extension: 2000 + index, max_chats: 2, active: true },
        })),
      ],
    ]),
  };
};

/** The things of one type; unknown types are a mistake in the demo itself. */
export const entitiesOf = (tenant: Tenant, type: string): Entity[] => {
  const found = tenant.entities.get(type);
  if (found === undefined) throw new Error(`The demo tenant has no ${type}`);
  return found;
};

const stepped = (state: JsonObject, field: string, step: number, from: number, most: number): JsonObject => {
  const now = Number(state[field]);
  return { [field]: now + step > most ? from : now + step };
};

const another = (random: Random, now: JsonValue | undefined, values: string[]): string => {
  const others = values.filter((value) => value !== now);
  return others[random.below(others.length)] ?? '';
};

const patchOf = (entity: Entity, random: Random): JsonObject => {
  const { type, state } = entity;
  const choice = random.below(3);
  if (type === 'queue') {
    if (choice === 0) return stepped(state, 'max_wait_s', 30, 60, 600);
    if (choice === 1) return { strategy: another(random, state.strategy, ['round_robin', 'longest_idle', 'ring_all']) };
    return { ...stepped(state, 'wrap_up_s', 5, 10, 60), ...stepped(state, 'priority', 1, 1, 9) };
  }
  if (type === 'ivr') return editIvrFlow(state, random);
  if (type === 'recording_policy') {
    if (choice === 0) return { format: another(random, state.format, ['wav', 'mp3', 'ogg']) };
    return stepped(state, 'retention_days', 30, 30, 365);
  }
  if (type === 'did') return { ivr: another(random, state.ivr, ['Principal', 'English line', 'Fuera de horario']) };
  if (type === 'schedule') {
    if (choice === 0) return stepped(state, 'holidays', 1, 8, 14);
    return { close: another(random, state.close, ['18:00', '19:00', '20:00', '22:00']) };
  }
  if (type === 'integration') return stepped(state, 'sync_minutes', 5, 5, 60);
  if (type === 'webhook') return stepped(state, 'retries', 1, 1, 8);
  return choice === 0 ? stepped(state, 'max_chats', 1, 1, 6) : stepped(state, 'extension', 100, 2000, 8999);
};

/** An ordinary edit of one thing of the type. */
export const editSomething = (tenant: Tenant, type: string, random: Random): Deed | null => {
  const entities = entitiesOf(tenant, type);
  const entity = entities[random.below(entities.length)];
  return entity === undefined ? null : updateEntity(entity, patchOf(entity, random));
};

/** Puts an edited flow into service; nothing when every flow already is. */
export const publishIvr = (tenant: Tenant, random: Random): Deed | null => {
  const edited = entitiesOf(tenant, 'ivr').filter(({ state }) => state.version !== state.published_version);
  const flow = edited[random.below(edited.length)];
  return flow === undefined ? null : updateEntity(flow, { published_version: flow.state.version ?? 1 }, 'publish');
};

/** Opens a short-lived queue, or closes the oldest one that is open. */
export const openOrCloseCampaign = (tenant: Tenant, random: Random): Deed => {
  const queues = entitiesOf(tenant, 'queue');
  const campaign = queues.findIndex(({ state }) => campaignNames.includes(String(state.name)));
  if (campaign < 0 || random.chance(0.4)) {
    const name = campaignNames[random.below(campaignNames.length)] ?? 'Prueba';
    const queue: Entity = { type: 'queue', id: randomUuid(random), state: queueState(name) };
    queues.push(queue);
    return createEntity(queue);
  }
  const [closed] = queues.splice(campaign, 1);
  if (closed === undefined) throw new Error('The demo lost a queue it had just found');
  return deleteEntity(closed);
};

/** Gives an agent a supervisor's role for a while, or takes it back from whoever has it. */
export const lendRole = (tenant: Tenant, random: Random): Deed | null => {
  const users = entitiesOf(tenant, 'user');
  const lent = users.find(({ state }) => state.temporary_role === true);
  if (lent !== undefined) return updateEntity(lent, { role: 'agent', temporary_role: false });
  const agents = users.filter(({ state }) => state.role === 'agent' && !plantedAgents.includes(String(state.email)));
  const agent = agents[random.below(agents.length)];
  return agent === undefined ? null : updateEntity(agent, { role: 'supervisor', temporary_role: true });
};

/** The role a person has at this moment of the story. */
export const roleOf = (tenant: Tenant, personId: string): JsonValue | undefined =>
  entitiesOf(tenant, 'user').find(({ id }) => id === personId)?.state.role;
