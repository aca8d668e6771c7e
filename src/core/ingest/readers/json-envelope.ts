// How the JSON object around a list of events is told from an event itself.
import type { JsonObject } from '#shared/model/json.ts';
import { isJsonObject } from '../mapping/sivo-json.ts';
import type { Problem } from '../problem.ts';
import { parseJsonRecord } from './json-text.ts';

/** Members that may hold the list of events, lower-cased. */
export const envelopeNames: ReadonlySet<string> = new Set([
  'data',
  'items',
  'events',
  'entries',
  'logs',
  'records',
  'results',
  'auditlogs',
  'audit_logs',
]);

const eventOnlyNames = new Set(['action', 'actor', 'resource']);

/** A member that only an event has: an object that has shown one is no envelope, whatever else it holds. */
export const isEventOnlyName = (name: string): boolean => eventOnlyNames.has(name.toLowerCase());

const isEventLike = (value: JsonObject): boolean => Object.keys(value).some(isEventOnlyName);

/** An envelope whose list is empty, such as `{"data":[],"nextCursor":null}`: it holds no record and is none. */
export const isRecordlessEnvelope = (raw: Buffer): boolean => {
  const parsed = parseJsonRecord(raw);
  if (!parsed.ok || !isJsonObject(parsed.value) || isEventLike(parsed.value)) return false;
  const envelope = parsed.value;
  return Object.keys(envelope).some((name) => {
    const list = envelope[name];
    return envelopeNames.has(name.toLowerCase()) && Array.isArray(list) && list.length === 0;
  });
};

/**
 * What is wrong with an envelope, given its bytes with the records taken out of its lists; null when nothing is. `told`:
 * the place of the list is known, not judged by its name.
 */
export const shellProblem = (shell: Buffer, told: boolean): Problem | null => {
  const parsed = parseJsonRecord(shell);
  if (!parsed.ok) {
    return { ...parsed.problem, message: `the object around the records is damaged: ${parsed.problem.message}` };
  }
  if (told || !isJsonObject(parsed.value) || !isEventLike(parsed.value)) return null;
  return { reason: 'bad_field', message: 'an event whose list of objects was read as a list of events' };
};
