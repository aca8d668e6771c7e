// The names under which sources write each field of an event, best first. A name further down never wins over one
// further up that is present too; the loser is kept in `extra`.
import { normaliseName } from './normalise-name.ts';

/** A place in an event. `actor` and `resource` are whole objects, or a text that stands for one. */
export type EventField =
  | 'id'
  | 'timestamp'
  | 'timestampText'
  | 'tenantId'
  | 'actor'
  | 'actor.id'
  | 'actor.email'
  | 'actor.role'
  | 'actor.ip'
  | 'actor.userAgent'
  | 'action'
  | 'resource'
  | 'resource.type'
  | 'resource.id'
  | 'category'
  | 'crossTenant'
  | 'reason'
  | 'diff'
  | 'before'
  | 'after'
  | 'extra';

export type NameTable = Readonly<Record<EventField, readonly string[]>>;

const reasonNames = ['reason', 'declared_reason', 'justification', 'access_reason'];
const reasonPlaces = ['', 'actor_', 'metadata_', 'context_'];

/** SIVO's own names in JSON, nested (`actor.email`) or flat, with the spellings its documentation leaves open. */
export const jsonNames: NameTable = {
  id: ['id', 'event_id'],
  timestamp: ['timestamp'],
  timestampText: ['timestamp_text'],
  tenantId: ['tenant_id', 'tenant'],
  actor: ['actor'],
  'actor.id': ['actor_id'],
  'actor.email': ['actor_email'],
  'actor.role': ['actor_role'],
  'actor.ip': ['actor_ip', 'actor_ip_address'],
  'actor.userAgent': ['actor_user_agent'],
  action: ['action'],
  resource: ['resource'],
  'resource.type': ['resource_type'],
  'resource.id': ['resource_id'],
  category: ['category'],
  crossTenant: ['cross_tenant'],
  reason: reasonPlaces.flatMap((place) => reasonNames.map((name) => place + name)),
  diff: ['diff', 'changes'],
  before: ['before', 'previous_state', 'old', 'state_before'],
  after: ['after', 'new_state', 'new', 'state_after'],
  extra: ['extra'],
};

/** Headers of CSV exports: SIVO's names, then common synonyms in English and Spanish. */
export const csvNames: NameTable = {
  ...jsonNames,
  id: ['id', 'event_id', 'audit_id', 'uuid', 'uid', 'sid', 'id_evento'],
  timestamp: [
    'timestamp',
    '@timestamp',
    'event_timestamp',
    'timestamp_utc',
    'event_time',
    'occurred_at',
    'created_at',
    'creation_date',
    'date_create',
    'event_date',
    'datetime',
    'date_time',
    'published',
    'fecha_hora',
    'fecha_y_hora',
    'time',
    'date',
    'fecha',
  ],
  actor: ['actor', 'user', 'username', 'user_name', 'operator', 'author', 'usuario'],
  'actor.id': ['actor_id', 'user_id', 'author_id', 'actor_sid', 'id_usuario', 'usuario_id'],
  'actor.email': ['actor_email', 'user_email', 'email', 'correo', 'correo_electronico', 'usuario_correo'],
  'actor.role': ['actor_role', 'user_role', 'role', 'rol'],
  'actor.ip': [
    'actor_ip',
    'actor_ip_address',
    'ip',
    'ip_address',
    'source_ip',
    'source_ip_address',
    'client_ip',
    'remote_ip',
    'direccion_ip',
  ],
  'actor.userAgent': ['actor_user_agent', 'user_agent', 'ua', 'client', 'agente_de_usuario'],
  action: ['action', 'operation', 'event', 'event_name', 'event_type', 'activity', 'accion'],
  resource: ['resource', 'recurso'],
  'resource.type': [
    'resource_type',
    'entity_type',
    'target_type',
    'object_type',
    'tipo_recurso',
    'tipo_de_recurso',
    'recurso_tipo',
  ],
  'resource.id': ['resource_id', 'entity_id', 'target_id', 'object_id', 'id_recurso', 'id_de_recurso', 'recurso_id'],
  tenantId: ['tenant_id', 'tenant', 'id_inquilino'],
  crossTenant: ['cross_tenant', 'vendor_access', 'sivo_access', 'acceso_sivo'],
  reason: [...jsonNames.reason, 'motivo'],
  diff: ['diff', 'changes', 'cambios'],
  before: [...jsonNames.before, 'old_value', 'antes'],
  after: [...jsonNames.after, 'new_value', 'despues'],
};

/** Fields that stand for several others: they give way to those, so they are filled last. */
export const wholeFields: ReadonlySet<EventField> = new Set(['actor', 'resource']);
const behindAllParts = 1000;

/** A field and how good the name is for it: 0 is the best. */
export interface Place {
  field: EventField;
  rank: number;
}

/** Normalised name → place. */
export const placesOf = (table: NameTable): ReadonlyMap<string, Place> =>
  new Map(
    (Object.keys(table) as EventField[]).flatMap((field) =>
      table[field].map((name, index): [string, Place] => [
        name,
        { field, rank: wholeFields.has(field) ? behindAllParts + index : index },
      ]),
    ),
  );

const rememberedNames = 4096;

/**
 * Looks names up by their path as written (`actor`, `email`), remembering what it found; the memory is bounded because
 * names come from the source.
 */
export const createPlaceLookup = (table: NameTable): ((container: string, name: string) => Place | null) => {
  const places = placesOf(table);
  const containers = new Map<string, Map<string, Place | null>>();
  return (container, name) => {
    let known = containers.get(container);
    if (known === undefined) {
      known = new Map();
      containers.set(container, known);
    }
    let place = known.get(name);
    if (place === undefined) {
      const normalised = normaliseName(name);
      place = places.get(container === '' ? normalised : `${container}_${normalised}`) ?? null;
      if (known.size < rememberedNames) known.set(name, place);
    }
    return place;
  };
};
