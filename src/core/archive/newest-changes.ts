// A look at the newest changes of a segment, without reading the rest of its texts.
import type { JsonValue } from '#shared/model/json.ts';
import type { SegmentDatabase } from './segment-database.ts';
import type { Change } from './types.ts';

/** The changes of the newest `limit` events that have any, equal ones once. */
export const newestChanges = (database: SegmentDatabase, limit: number): Change[] => {
  const sql = `SELECT (SELECT json FROM text WHERE code = diff), (SELECT json FROM text WHERE code = before),
      (SELECT json FROM text WHERE code = after)
    FROM (SELECT DISTINCT diff, before, after FROM (SELECT diff, before, after FROM change
      WHERE diff IS NOT NULL OR before IS NOT NULL OR after IS NOT NULL ORDER BY seq DESC LIMIT ?))`;
  return database.rows(sql, [limit]).map((row) => {
    const change: Change = {};
    (['diff', 'before', 'after'] as const).forEach((part, place) => {
      const json = row[place];
      if (typeof json === 'string') change[part] = JSON.parse(json) as JsonValue;
    });
    return change;
  });
};
