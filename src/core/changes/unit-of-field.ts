// The unit a field's name states: `retention_days`, `timeoutMs`, `max_wait_s`. What is not certain has none.
import type { Unit } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';

/** Singular `day` or `hour` tell a place in the calendar (`start_hour`), and `min` mostly a minimum: they are no units. */
const unitOfWord: ReadonlyMap<string, Unit> = new Map([
  ['ms', 'milliseconds'],
  ['msec', 'milliseconds'],
  ['msecs', 'milliseconds'],
  ['millis', 'milliseconds'],
  ['milliseconds', 'milliseconds'],
  ['milisegundos', 'milliseconds'],
  ['s', 'seconds'],
  ['sec', 'seconds'],
  ['secs', 'seconds'],
  ['seconds', 'seconds'],
  ['segundos', 'seconds'],
  ['mins', 'minutes'],
  ['minutes', 'minutes'],
  ['minutos', 'minutes'],
  ['hrs', 'hours'],
  ['hours', 'hours'],
  ['horas', 'hours'],
  ['days', 'days'],
  ['dias', 'days'],
  ['bytes', 'bytes'],
  ['pct', 'percent'],
  ['percent', 'percent'],
  ['percentage', 'percent'],
]);

const wordsOf = (name: string): string[] =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');

const isNumeric = (value: JsonValue | undefined): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));

/** By the last word of the field's name; null unless one side is a number and the other one too, null or not there. */
export const unitOfField = (name: string, from: JsonValue | undefined, to: JsonValue | undefined): Unit | null => {
  const isNothing = (value: JsonValue | undefined): boolean => value === undefined || value === null;
  const [fromNumber, toNumber] = [isNumeric(from), isNumeric(to)];
  if (!fromNumber && !toNumber) return null;
  if (!(fromNumber || isNothing(from)) || !(toNumber || isNothing(to))) return null;
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  if (last.length === 1 && words.length === 1) return null;
  return unitOfWord.get(last) ?? null;
};
