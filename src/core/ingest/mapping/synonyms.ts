// The names under which systems other than SIVO write each field, best first; used by the automatic mapping alone.
import { type MappableField, mappableFields } from '#shared/model/mapping.ts';
import { csvNames, jsonNames } from './field-names.ts';
import { normaliseName } from './normalise-name.ts';

const further: Readonly<Partial<Record<MappableField, readonly string[]>>> = {
  id: ['event_uuid', 'event_uid', 'record_id', 'log_id', 'insert_id', 'unique_id', 'entry_id'],
  timestamp: [
    'isotimestamp',
    'event_time_stamp',
    'created',
    'created_on',
    'created_date',
    'activity_date_time',
    'occurred',
    'receive_timestamp',
    'time_stamp',
    'log_time',
    'ts',
    'time_generated',
    'id_time',
    'fecha_evento',
    'hora',
  ],
  tenantId: ['organization_id', 'org_id', 'account_id', 'customer_id', 'recipient_account_id', 'company_id'],
  actor: [
    'principal',
    'initiated_by',
    'performed_by',
    'triggered_by',
    'login_name',
    'author_key',
    'created_by',
    'account',
  ],
  'actor.id': [
    'actor_gid',
    'actor_uuid',
    'actor_uid',
    'actor_arn',
    'actor_profile_id',
    'user_uuid',
    'author_account_id',
    'user_sid',
  ],
  'actor.email': [
    'principal_email',
    'actor_alternate_id',
    'actor_login',
    'user_principal_name',
    'email_address',
    'mail',
    'author_email',
    'operator_email',
    'emails',
    'correo_usuario',
    'email_usuario',
  ],
  'actor.role': ['roles', 'role_name', 'perfil'],
  'actor.ip': [
    'client_ip_address',
    'caller_ip',
    'caller_ip_address',
    'remote_address',
    'remote_addr',
    'originator_ip',
    'ip_addr',
    'source_address',
    'actor_ip_addr',
    'ip_origen',
    'ip_cliente',
  ],
  'actor.userAgent': [
    'raw_user_agent',
    'caller_supplied_user_agent',
    'http_user_agent',
    'client_user_agent',
    'browser',
    'navegador',
  ],
  action: [
    'action_name',
    'event_action',
    'activity_type',
    'activity_name',
    'operation_name',
    'method_name',
    'audit_name',
    'verb',
    'tipo_evento',
    'evento',
    'operacion',
  ],
  'resource.type': [
    'category',
    'resource_kind',
    'resource_type_name',
    'event_source',
    'object_item_type_name',
    'entidad',
  ],
  'resource.id': [
    'resource_name',
    'resource_gid',
    'target_uuid',
    'entity_name',
    'object_name',
    'target_name',
    'resource_uuid',
  ],
  diff: ['changed_values', 'change_set', 'modified_properties', 'changed_attributes'],
  before: ['old_values', 'old_state', 'previous_value', 'valor_anterior'],
  after: ['new_values', 'valor_nuevo'],
};

export interface NamedPlace {
  field: MappableField;
  /** `exact`: SIVO's own name. */
  basis: 'exact' | 'synonym';
  confidence: number;
}

const leastOfExact = 0.95;
const bestSynonym = 0.9;
const leastOfSynonyms = 0.75;
const step = 0.01;

const namedPlaces = (): ReadonlyMap<string, NamedPlace> => {
  const places = new Map<string, NamedPlace>();
  for (const field of mappableFields) {
    for (const [rank, name] of jsonNames[field].entries()) {
      places.set(name, { field, basis: 'exact', confidence: Math.max(1 - rank * step, leastOfExact) });
    }
  }
  for (const field of mappableFields) {
    for (const [rank, name] of [...csvNames[field], ...(further[field] ?? [])].entries()) {
      const confidence = Math.max(bestSynonym - rank * step, leastOfSynonyms);
      if (!places.has(name)) places.set(name, { field, basis: 'synonym', confidence });
    }
  }
  return places;
};

const places = namedPlaces();

/** Members that hold an event or parts of it without saying more about them. */
const wrappers = new Set(
  'event data attributes properties payload proto_payload protopayload record user_agent log detail details context metadata request_metadata authentication_info additional_data'.split(
    ' ',
  ),
);
const actorNames = new Set(
  'actor user user_identity initiator created_by principal operator author performed_by usuario'.split(' '),
);
const resourceNames = new Set('resource target entity object object_item recurso'.split(' '));

const containerName = (name: string): string =>
  actorNames.has(name) ? 'actor' : resourceNames.has(name) ? 'resource' : name;

/** Types that Azure Log Analytics appends to the names of custom columns. */
const columnType = /_[sdbgt]$/;

const droppedLevel = 0.25;
/** Names that mean the event only where nothing else encloses them: everything has an id. */
const needsPlace: ReadonlySet<MappableField> = new Set([
  'id',
  'actor',
  'resource',
  'reason',
  'diff',
  'before',
  'after',
  'crossTenant',
]);
const droppedFromPlace = 0.45;
const droppedType = 0.03;

const lookUp = (name: string): NamedPlace | null => {
  const found = places.get(name);
  if (found !== undefined) return found;
  const bare = columnType.test(name) ? places.get(name.replace(columnType, '')) : undefined;
  return bare === undefined ? null : { ...bare, basis: 'synonym', confidence: bare.confidence - droppedType };
};

/**
 * The field that a column's name or the names of a JSON pointer, from outside to inside, speak for. Wrappers such as
 * `event` are looked through; a name that fits only without what it lies in counts less with each level left out.
 */
export const placeByName = (path: readonly string[]): NamedPlace | null => {
  const names = path.map(normaliseName);
  const inner = names.at(-1) ?? '';
  const outer = names
    .slice(0, -1)
    .filter((name) => !wrappers.has(name))
    .map(containerName)
    .filter((name, index, all) => name !== all[index - 1]);
  for (let dropped = 0; dropped <= outer.length; dropped += 1) {
    const found = lookUp([...outer.slice(dropped), inner].join('_'));
    if (found === null) continue;
    const price = needsPlace.has(found.field) ? droppedFromPlace : droppedLevel;
    return { ...found, confidence: found.confidence - dropped * price };
  }
  return null;
};
