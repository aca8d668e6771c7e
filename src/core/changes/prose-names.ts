// Names of the log as words for people: types of resources, and fields. The log's own spelling stands in the report's fields.
import type { Unit } from '#shared/model/changes.ts';

export type ProseLanguage = 'en' | 'es';

/** Types that SIVO's documentation names and whose words are not simply their letters. */
const types: Readonly<Record<ProseLanguage, Readonly<Record<string, string>>>> = {
  en: { did: 'DID', ivr: 'IVR', api_key: 'API key' },
  es: {
    agent: 'Agente',
    api_key: 'Clave de API',
    did: 'DID',
    export: 'Exportación',
    integration: 'Integración',
    ivr: 'IVR',
    queue: 'Cola',
    recording: 'Grabación',
    recording_policy: 'Política de grabación',
    role: 'Rol',
    schedule: 'Horario',
    session: 'Sesión',
    tenant: 'Cliente',
    transcript: 'Transcripción',
    user: 'Usuario',
    webhook: 'Webhook',
  },
};

/** Fields with a Spanish word of their own; any other keeps its letters. */
const spanishFields: Readonly<Record<string, string>> = {
  active: 'activo',
  'business hours': 'horario comercial',
  'caller name': 'nombre mostrado',
  close: 'cierre',
  description: 'descripción',
  email: 'correo',
  enabled: 'habilitado',
  extension: 'extensión',
  format: 'formato',
  holidays: 'festivos',
  language: 'idioma',
  'legal hold': 'retención legal',
  'max chats': 'chats máximos',
  'max wait': 'espera máxima',
  music: 'música',
  name: 'nombre',
  nodes: 'nodos',
  number: 'número',
  open: 'apertura',
  phone: 'teléfono',
  priority: 'prioridad',
  prompt: 'locución',
  provider: 'proveedor',
  retention: 'conservación',
  retries: 'reintentos',
  role: 'rol',
  roles: 'roles',
  schedule: 'horario',
  scope: 'ámbito',
  state: 'estado',
  strategy: 'estrategia',
  sync: 'sincronización',
  target: 'destino',
  timeout: 'tiempo de espera',
  type: 'tipo',
  version: 'versión',
  'wrap up': 'tiempo administrativo',
};

/** How a name ends that carries its unit: `retention_days`, `max_wait_s`. */
const endings: Readonly<Record<Unit, readonly string[]>> = {
  milliseconds: ['ms', 'millis', 'millisecond', 'milliseconds', 'milisegundos'],
  seconds: ['s', 'sec', 'secs', 'second', 'seconds', 'segundos'],
  minutes: ['m', 'min', 'mins', 'minute', 'minutes', 'minutos'],
  hours: ['h', 'hr', 'hrs', 'hour', 'hours', 'horas'],
  days: ['d', 'day', 'days', 'dias', 'días'],
  bytes: ['b', 'byte', 'bytes'],
  percent: ['pct', 'percent', 'percentage', 'porcentaje'],
};

const simple = /^[\p{L}\p{N}_-]+$/u;

/** `retention_days` → `retention`, `days`; capitals of abbreviations stay. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s_-]+/u)
    .filter((word) => word !== '')
    .map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `recording_policy` → `Recording policy`; a type that is no plain name stays as it is. */
export const proseType = (type: string | null, language: ProseLanguage): string => {
  if (type === null || type === '')
    return language === 'en' ? 'Resource of no stated type' : 'Recurso sin tipo declarado';
  const known = types[language];
  const folded = type.toLowerCase();
  if (Object.hasOwn(known, folded)) return known[folded] as string;
  return simple.test(type) ? capital(wordsOf(type).join(' ')) : type;
};

const step = (name: string, unit: Unit | null, language: ProseLanguage): string => {
  if (!simple.test(name)) return name;
  const words = wordsOf(name);
  const last = words.at(-1);
  if (unit !== null && words.length > 1 && last !== undefined && endings[unit].includes(last)) words.pop();
  const text = words.join(' ');
  return language === 'es' && Object.hasOwn(spanishFields, text) ? (spanishFields[text] as string) : text || name;
};

/** `retention_days` with its unit → `retention`; `nodes[n3].prompt` → `nodes [n3] › prompt`. The empty path is the whole state. */
export const proseField = (path: string, unit: Unit | null, language: ProseLanguage): string => {
  if (path === '') return language === 'en' ? 'the whole state' : 'el estado entero';
  const parts = path.match(/\[[^\]]*\]|[^.[\]]+/gu);
  // A path that its parts do not make up again has a name with signs of its own.
  if (parts === null || parts.reduce((length, part) => length + part.length, 0) < path.replaceAll('.', '').length) {
    return path;
  }
  const last = parts.length - 1;
  return parts.reduce((text, part, index) => {
    if (part.startsWith('[')) return text === '' ? part : `${text} ${part}`;
    const words = step(part, index === last ? unit : null, language);
    return text === '' ? words : `${text} › ${words}`;
  }, '');
};
