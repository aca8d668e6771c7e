// What the values of a column look like, whatever the column is called.
import { isIP } from 'node:net';
import { judgeTimes } from '../timestamp/judge-times.ts';
import { parseFlag } from './parse-flag.ts';

export type ValueKind = 'time' | 'email' | 'ip' | 'key' | 'userAgent' | 'flag' | 'action' | 'role' | 'change';

const actions = new Set(
  (
    'create read update delete access login logout log_in log_out signin signout sign_in sign_out download upload export ' +
    'import publish enable disable add remove insert modify edit view share invite approve reject reset restore archive ' +
    'crear actualizar modificar eliminar borrar acceso acceder consultar descargar exportar'
  ).split(' '),
);
const roles = new Set(
  'agent supervisor admin administrator viewer superadmin owner member guest user agente administrador invitado'.split(
    ' ',
  ),
);

const email = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ulid = /^(?:[a-z]+_)*[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;
const userAgent = /^(?:Mozilla\/|[A-Za-z][\w.-]*\/\d+\.\d|Chrome\/|Firefox\/|Safari\/|Edge\/)/;
const change =
  /^\s*(?:\{.*"(?:from|to|old|new|oldValue|newValue|before|after)"\s*:|\[\s*\{.*"(?:oldValues?|newValues?|OldValue|NewValue|changedFrom|changedTo|op)"\s*:)/s;
/** A number is a time only under a name that says so. */
const number = /^-?\d+(?:[.,]\d+)?$/;

const words = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** Share of the values that can be read as times, once it is decided on zone and order; epoch numbers among them. */
export const shareOfTimes = (texts: readonly string[]): number => {
  const { samples, readable } = judgeTimes(texts);
  return samples === 0 ? 0 : readable / samples;
};

const looksLikeTime = (text: string): boolean => !number.test(text) && judgeTimes([text]).readable === 1;

const tests: Readonly<Record<ValueKind, (text: string) => boolean>> = {
  time: looksLikeTime,
  email: (text) => email.test(text),
  ip: (text) => isIP(text) !== 0,
  key: (text) => uuid.test(text) || ulid.test(text),
  userAgent: (text) => userAgent.test(text),
  flag: (text) => typeof parseFlag(text) === 'boolean',
  action: (text) => actions.has(words(text)),
  role: (text) => roles.has(words(text)),
  change: (text) => change.test(text),
};

/** Share of the values (0 to 1) that look like this; 0 without values. */
export const shareOf = (texts: readonly string[], kind: ValueKind): number =>
  texts.length === 0 ? 0 : texts.filter(tests[kind]).length / texts.length;
