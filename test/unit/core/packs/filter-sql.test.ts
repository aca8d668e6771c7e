// A filter as SQL, run over the segments themselves: it selects what the filter selects, or says that it does not.
import { describe, expect, it } from 'vitest';
import { initSql } from '#core/archive/init-sql.ts';
import { openReader } from '#core/archive/open-reader.ts';
import { readVerified } from '#core/archive/verify-file.ts';
import { filterSql } from '#core/packs/files/filter-sql.ts';
import { compileFilter } from '#core/query/compile-filter.ts';
import { createSnapshot } from '#core/query/snapshot.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const zone = 'Europe/Madrid';
const exact = [
  '',
  'action:access',
  'action:ACCESS,update -resource:queue',
  'actor:u1@acme.example OR actor:user-2',
  'actor:""',
  'reason:""',
  'crossTenant:false',
  'id:evt_audit_000003,evt_audit_000100',
  'from:2026-05-30 to:2026-05-30T00:05',
  'from:2026-05-30T00:00:00.123456Z to:2026-05-30T00:00:00.123456789Z',
  'NOT (role:admin actor:u1@acme.example)',
  'NOT role:""',
];
const wider = [
  'weekday:sat',
  'action:access clock:20:00-08:00',
  'zzz',
  'action:acc*',
  'NOT acc',
  'conflict:true resource:recording',
  '-(action:access zzz)',
];

describe('a filter as SQL', () => {
  it('selects the same events, or more where it says so', async () => {
    const archive = await evidenceArchive(await temporaryFolder());
    const reader = await openReader(archive);
    const sql = await initSql();
    const { views, count } = createSnapshot(reader);
    const databases = reader.segments.map(({ entry }) => new sql.Database(readVerified(archive, entry)));
    const selected = (where: string): number =>
      databases.reduce(
        (sum, database) => sum + Number(database.exec(`SELECT count(*) FROM events WHERE ${where}`)[0]?.values[0]?.[0]),
        0,
      );
    for (const text of [...exact, ...wider]) {
      const filter = parseFilter(text);
      const told = filterSql(filter, zone);
      const compiled = compileFilter(filter, zone);
      const fits = views.reduce((sum, view) => sum + count(view, compiled), 0);
      expect(told.exact, text).toBe(exact.includes(text));
      if (told.exact) expect(selected(told.sql), text).toBe(fits);
      else expect(selected(told.sql), text).toBeGreaterThanOrEqual(fits);
    }
    for (const database of databases) database.close();
    reader.close();
  });

  it('lets no value out of its quotes or its comment', () => {
    expect(filterSql({ op: 'is', field: 'action', values: ["x') OR 1 --"] }, zone).sql).toBe(
      "lower(action) IN ('x'') or 1 --')",
    );
    const { sql } = filterSql({ op: 'text', text: 'a */ OR 1 /*\nDROP' }, zone);
    expect(sql.indexOf('*/')).toBe(sql.length - 2);
    expect(sql).not.toContain('\n');
  });
});
