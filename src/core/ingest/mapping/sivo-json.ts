// A JSON object in SIVO's shape → an event. Field names are looked up one level deep in the known containers; whatever
// has no place of its own goes to `extra` at its path.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { TimeRules, ZonelessTimes } from '../timestamp.ts';
import { Draft, type MappingResult } from './draft.ts';
import { createPlaceLookup, type EventField, jsonNames } from './field-names.ts';

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Objects whose members are looked up by their own names and the object's. */
export const containers: ReadonlySet<string> = new Set(['actor', 'resource', 'state', 'metadata', 'context']);

interface Later {
  field: EventField;
  rank: number;
  path: string[];
  value: JsonValue;
}

/** `numbersAreExact`: the record was parsed so that no number lost digits. */
export type SivoJsonMapper = (record: JsonObject, numbersAreExact: boolean) => MappingResult;

/** A mapper for one source; it remembers the field names it has met, nothing else. */
export const createSivoJsonMapper = (rules: TimeRules | ZonelessTimes = 'refuse'): SivoJsonMapper => {
  const placeOf = createPlaceLookup(jsonNames);
  return (record, numbersAreExact) => {
    const draft = new Draft();
    const later: Later[] = [];
    const read = (container: string, prefix: readonly string[], fields: JsonObject): void => {
      for (const name of Object.keys(fields)) {
        const value = fields[name] as JsonValue;
        if (prefix.length === 0 && isJsonObject(value)) {
          const inner = name.toLowerCase();
          if (containers.has(inner)) {
            read(inner, [name], value);
            if (Object.keys(value).length === 0 && placeOf('', name) === null) draft.keep([name], value);
            continue;
          }
        }
        const place = placeOf(container, name);
        if (place === null) draft.keep([...prefix, name], value);
        else if (place.rank === 0) draft.assign(place.field, [...prefix, name], value);
        else later.push({ ...place, path: [...prefix, name], value });
      }
    };
    read('', [], record);
    if (later.length > 1) later.sort((left, right) => left.rank - right.rank);
    for (const { field, path, value } of later) draft.assign(field, path, value);
    return draft.finish(rules, numbersAreExact);
  };
};
