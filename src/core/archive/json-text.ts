// JSON text that parses back to the same value, down to the sign of zero (JSON.stringify writes -0 as 0).
import type { JsonValue } from '#shared/model/json.ts';

const bareZero = /(^|[[:,])0(?=$|[\],}])/;

const writeExactly = (value: JsonValue): string => {
  if (Object.is(value, -0)) return '-0';
  if (Array.isArray(value)) return `[${value.map(writeExactly).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${writeExactly(member)}`)
    .join(',')}}`;
};

const holdsNegativeZero = (value: JsonValue): boolean => {
  if (typeof value === 'number') return Object.is(value, -0);
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some(holdsNegativeZero);
};

/** JSON.stringify, except that -0 stays -0. */
export const jsonText = (value: JsonValue): string => {
  const text = JSON.stringify(value);
  return bareZero.test(text) && holdsNegativeZero(value) ? writeExactly(value) : text;
};
