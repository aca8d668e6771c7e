import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { archiveOfRecords, exportFrom } from '#test/support/export-archive.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

it('a Parquet file holds texts, JSON as such, and says what it holds', async () => {
  const timestamp = '2026-05-20T10:23:45.123Z';
  const archive = await archiveOfRecords([
    { id: 'a', timestamp, action: '', diff: { days: { from: 90, to: 180 } }, before: null, after: {} },
    { id: 'b', timestamp, reason: '=1+1', crossTenant: true },
  ]);
  const path = join(await temporaryFolder(), 'a.parquet');
  const columns = ['id', 'timestamp', 'action', 'reason', 'crossTenant', 'diff', 'before'] as const;
  const report = await exportFrom(archive, {
    format: 'parquet',
    path,
    sort: 'oldest',
    zone: 'Europe/Madrid',
    columns: [...columns],
  });
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const common = { timestamp, action: null, reason: null, crossTenant: null, diff: null, before: null };
  expect(await parquetReadObjects({ file })).toEqual([
    { ...common, id: 'a', action: '', diff: { days: { from: 90, to: 180 } } },
    { ...common, id: 'b', reason: '=1+1', crossTenant: 'true' },
  ]);
  const { key_value_metadata: told = [], created_by } = parquetMetadata(file);
  expect(Object.fromEntries(told.map(({ key, value }) => [key, value]))).toMatchObject({
    about: 'sivo-audit-export',
    filter: '',
    events: '2',
    'time-zone': 'Europe/Madrid',
    order: 'oldest',
    columns: columns.join(', '),
    'archive-root': report.root,
    application: 'SIVO Audit Workbench 0.0.0',
  });
  expect(created_by).toBe('SIVO Audit Workbench 0.0.0');
});
