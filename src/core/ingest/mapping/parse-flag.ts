// Yes and no as sources write them.
import type { JsonValue } from '#shared/model/json.ts';

const yes = new Set(['true', 'yes', 'y', 't', '1', 'sí', 'si', 'verdadero']);
const no = new Set(['false', 'no', 'n', 'f', '0', 'falso']);

/** true, false, null (not stated), or undefined when the value is none of these. */
export const parseFlag = (value: JsonValue): boolean | null | undefined => {
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const word = String(value).trim().normalize('NFC').toLowerCase();
  if (word === '') return null;
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
};
