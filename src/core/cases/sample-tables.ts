// The rows of samples under test: a sample and the rows of its test sheet in their order.
import type { Database, SqlValue } from 'sql.js';
import type { TestedItem } from '#shared/model/sample.ts';
import type { CasePatch } from './case-patch.ts';
import { rowsOf, runEach } from './case-rows.ts';
import { addSampleTables, hasSampleTables } from './case-schema.ts';

/** What the file tells, to be held against the schema. */
export const readSamples = (database: Database): unknown[] => {
  const items = new Map<SqlValue | undefined, unknown[]>();
  for (const [id, item] of rowsOf(database, 'SELECT sample_id, item FROM sample_items ORDER BY sample_id, place')) {
    const known = items.get(id);
    if (known === undefined) items.set(id, [JSON.parse(String(item))]);
    else known.push(JSON.parse(String(item)));
  }
  return rowsOf(database, 'SELECT id, title, sample, drawn_at, updated_at FROM samples ORDER BY place, id').map(
    ([id, title, sample, drawnAt, updatedAt]) => ({
      id,
      title,
      drawnAt,
      updatedAt,
      sample: JSON.parse(String(sample)),
      items: items.get(id) ?? [],
    }),
  );
};

const putItems = (database: Database, id: string, items: readonly TestedItem[]): void =>
  runEach(
    database,
    `INSERT INTO sample_items (sample_id, event_id, place, item)
     VALUES (?1, ?2, (SELECT coalesce(max(place) + 1, 0) FROM sample_items WHERE sample_id = ?1), ?3)
     ON CONFLICT (sample_id, event_id) DO UPDATE SET item = excluded.item`,
    items.map((item) => [id, item.eventId, JSON.stringify(item)]),
  );

export const writeSamples = (
  database: Database,
  { put = [], remove = [], order = [] }: NonNullable<CasePatch['samples']>,
): void => {
  addSampleTables(database);
  const gone = [...remove, ...put.map(({ id }) => id)].map((id): SqlValue[] => [id]);
  runEach(database, 'DELETE FROM sample_items WHERE sample_id = ?', gone);
  runEach(database, 'DELETE FROM samples WHERE id = ?', gone);
  for (const { id, title, sample, drawnAt, updatedAt, items } of put) {
    runEach(
      database,
      'INSERT INTO samples (id, place, title, sample, drawn_at, updated_at) VALUES (?, 0, ?, ?, ?, ?)',
      [[id, title, JSON.stringify(sample), drawnAt, updatedAt]],
    );
    putItems(database, id, items);
  }
  runEach(
    database,
    'UPDATE samples SET place = ? WHERE id = ?',
    order.map((id, place): SqlValue[] => [place, id]),
  );
};

export const writeSheet = (
  database: Database,
  { id, updatedAt, put, remove }: NonNullable<CasePatch['sheet']>,
): void => {
  if (!hasSampleTables(database)) return;
  runEach(database, 'UPDATE samples SET updated_at = ? WHERE id = ?', [[updatedAt, id]]);
  runEach(
    database,
    'DELETE FROM sample_items WHERE sample_id = ? AND event_id = ?',
    remove.map((eventId): SqlValue[] => [id, eventId]),
  );
  putItems(database, id, put);
};
