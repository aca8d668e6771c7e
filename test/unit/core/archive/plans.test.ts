import { describe, expect, it } from 'vitest';
import { initSql } from '#core/archive/init-sql.ts';
import { SegmentDatabase } from '#core/archive/segment-database.ts';
import { storedEventColumns, storedEventTables } from '#core/archive/stored-event.ts';
import { incoming, sampleEvent } from './support/sample-event.ts';
import { importEvents, temporaryArchive } from './support/temp-archive.ts';

describe('query plans of a segment', () => {
  it.each([
    [
      'rows by seq',
      `SELECT ${storedEventColumns} FROM ${storedEventTables} WHERE e.seq IN (SELECT value FROM json_each(?))`,
      /SEARCH e USING INTEGER PRIMARY KEY/,
    ],
  ])('%s: no scan of the events', async (_, sql, plan) => {
    const path = temporaryArchive();
    const { manifest } = await importEvents(path, [incoming(sampleEvent(1))]);
    const [entry] = manifest.segments;
    if (!entry) throw new Error('no segment was sealed');
    const database = new SegmentDatabase(await initSql(), path, entry);
    const steps = database
      .rows(`EXPLAIN QUERY PLAN ${sql}`, ['[0]'])
      .map((row) => String(row[3]))
      .join('\n');
    database.close();
    expect(steps).toMatch(plan);
    expect(steps).not.toMatch(/SCAN (e|ev)\b/);
  });

  it('cannot be used to write', async () => {
    const path = temporaryArchive();
    const { manifest } = await importEvents(path, [incoming(sampleEvent(1))]);
    const [entry] = manifest.segments;
    if (!entry) throw new Error('no segment was sealed');
    const database = new SegmentDatabase(await initSql(), path, entry);
    expect(() => database.rows('DELETE FROM ev')).toThrow(/readonly|query_only/);
    database.close();
  });
});
