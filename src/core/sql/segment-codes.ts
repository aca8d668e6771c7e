// How the codes of one segment become codes of the console: every dictionary is appended to the one before, so that a code
// moves by a fixed distance and no row has to be looked up while it is copied.
import type { Database } from 'sql.js';
import { segmentSchema } from './attached-segment.ts';

const kinds = ['action', 'resourceType', 'role', 'ip', 'userAgent', 'tenant', 'reason', 'category'] as const;
type Kind = (typeof kinds)[number];
const tables = ['actor', 'source', 'res', 'text', 'form'] as const;
type Table = (typeof tables)[number];

/** What is added to a code of the segment. */
export type SegmentCodes = Readonly<Record<Kind | Table, number>>;

/** The first code of the console that is still free, by dictionary. */
export type FreeCodes = Record<'value' | Table, number>;

export const noCodes = (): FreeCodes => ({ value: 1, actor: 1, source: 1, res: 1, text: 1, form: 1 });

const highest = (database: Database, from: string): number =>
  Number(database.exec(`SELECT coalesce(max(code), 0) FROM ${segmentSchema}.${from}`)[0]?.values[0]?.[0] ?? 0);

/** Takes the next codes for the attached segment; `free` moves on. Code 0, "not stated", lands on a code nothing has. */
export const takeCodes = (database: Database, free: FreeCodes): SegmentCodes => {
  const take = (dictionary: keyof FreeCodes, from: string): number => {
    const first = free[dictionary];
    free[dictionary] = first + highest(database, from) + 1;
    return first;
  };
  return Object.fromEntries([
    ...kinds.map((kind) => [kind, take('value', `dict WHERE kind = '${kind}'`)]),
    ...tables.map((table) => [table, take(table, table)]),
  ]) as SegmentCodes;
};

/** Copies the dictionary of values, which is keyed by kind in a segment. */
export const copyValues = (database: Database, codes: SegmentCodes, into: string): void => {
  for (const kind of kinds) {
    database.run(
      `INSERT INTO ${into}.value SELECT code + ${codes[kind]}, value FROM ${segmentSchema}.dict WHERE kind = '${kind}'`,
    );
  }
};
