// The bytes of one JSON record → an event or a problem.

import { quoteShort } from '../problem.ts';
import type { RecordMapper } from '../read-source.ts';
import { parseJsonRecord } from '../readers/json-text.ts';
import type { RawRecord } from '../readers/record.ts';
import { repeatedName } from '../readers/repeated-name.ts';
import type { MappingResult } from './draft.ts';
import { createSivoJsonMapper, isJsonObject, type SivoJsonMapper } from './sivo-json.ts';

const mapBytes = (map: SivoJsonMapper, record: RawRecord, exactNumbers: boolean): MappingResult => {
  const parsed = parseJsonRecord(record.raw, exactNumbers);
  if (!parsed.ok) return parsed;
  const repeated = repeatedName(parsed.text, parsed.value);
  if (repeated !== null) {
    return {
      ok: false,
      problem: { reason: 'bad_field', message: `${quoteShort(repeated)} stands twice in one object` },
    };
  }
  if (isJsonObject(parsed.value)) return map(parsed.value, exactNumbers);
  return { ok: false, problem: { reason: 'not_an_object', message: `${quoteShort(parsed.value)} is not an object` } };
};

/** A mapper for one source of JSON or JSONL; `map` reads its objects. */
export const createJsonRecordMapper = (map: SivoJsonMapper = createSivoJsonMapper()): RecordMapper => {
  return (record) => {
    const quick = mapBytes(map, record, false);
    const result = !quick.ok && quick.problem === 'inexact' ? mapBytes(map, record, true) : quick;
    if (result.ok) return result;
    if (result.problem === 'inexact') throw new Error('numbers were inexact after an exact parse');
    return { problem: result.problem };
  };
};
