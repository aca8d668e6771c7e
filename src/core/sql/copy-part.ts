// Copies one part of an attached segment into the console's tables.
import type { Database } from 'sql.js';
import { assertNever } from '#shared/assert-never.ts';
import { segmentSchema as from } from './attached-segment.ts';
import { type ConsolePart, hashesPerBlock, consoleSchema as to } from './console-schema.ts';
import { copyValues, type SegmentCodes } from './segment-codes.ts';

/** Where a segment's events stand: `base` is added to their seq; `first` and `last` (inclusive) are those in the time range. */
export interface SegmentPlace {
  base: number;
  first: number;
  last: number;
  codes: SegmentCodes;
}

const uuid = `CASE typeof(id) WHEN 'blob' THEN lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-'
  || substr(hex(id), 13, 4) || '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21)) ELSE id END`;

/** As the view of a segment says it; its joins would cost as much again. */
const timestamp = `coalesce(ts_iso, strftime('%Y-%m-%dT%H:%M:%S', (ts - ((ts % 1000) + 1000) % 1000) / 1000, 'unixepoch')
  || printf('.%03dZ', ((ts % 1000) + 1000) % 1000))`;

/** The statements are made of our own names and of integers; nothing of the archive's text is in them. */
export const copyPart = (database: Database, part: ConsolePart, place: SegmentPlace): void => {
  const { base, first, last, codes } = place;
  const range = `WHERE seq BETWEEN ${first} AND ${last}`;
  switch (part) {
    case 'codes':
      copyValues(database, codes, to);
      database.run(`INSERT INTO ${to}.actor SELECT code + ${codes.actor}, id, email FROM ${from}.actor;
        INSERT INTO ${to}.source SELECT code + ${codes.source}, import_id, name FROM ${from}.source;
        INSERT INTO ${to}.ev SELECT seq + ${base}, ${timestamp}, actor + ${codes.actor}, action + ${codes.action},
          type + ${codes.resourceType}, res + ${codes.res}, role + ${codes.role}, ip + ${codes.ip},
          agent + ${codes.userAgent}, tenant + ${codes.tenant}, reason + ${codes.reason},
          category + ${codes.category}, source + ${codes.source}, flags FROM ${from}.ev ${range}`);
      return;
    case 'ids':
      database.run(`INSERT INTO ${to}.form SELECT code + ${codes.form}, prefix, packing FROM ${from}.form;
        INSERT INTO ${to}.name SELECT seq + ${base}, form + ${codes.form}, id FROM ${from}.ev ${range}`);
      return;
    case 'resources':
      database.run(`INSERT INTO ${to}.res SELECT code + ${codes.res}, ${uuid} FROM ${from}.res`);
      return;
    case 'places':
      database.run(`INSERT INTO ${to}.place SELECT seq + ${base}, line, offset FROM ${from}.ev ${range}`);
      return;
    case 'changes':
      database.run(`INSERT INTO ${to}.text SELECT code + ${codes.text}, json FROM ${from}.text;
        INSERT INTO ${to}.change SELECT seq + ${base}, diff + ${codes.text}, before + ${codes.text},
          after + ${codes.text}, extra + ${codes.text} FROM ${from}.change ${range}`);
      return;
    case 'hashes':
      database.run(`INSERT INTO ${to}.leaf SELECT block + ${base / hashesPerBlock}, hashes FROM ${from}.leaf`);
      return;
    default:
      assertNever(part);
  }
};
