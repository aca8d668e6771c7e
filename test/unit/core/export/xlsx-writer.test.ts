import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createExportFile } from '#core/export/export-file.ts';
import { createFindings } from '#core/export/findings.ts';
import { columnName } from '#core/export/sheet-rows.ts';
import { createXlsxWriter } from '#core/export/xlsx-writer.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { EventColumn } from '#shared/model/event-columns.ts';
import { longestSheetCell } from '#shared/model/export.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { zipParts } from '#test/support/zip-parts.ts';

const eventOf = (id: string, reason: string | null = null): AuditEvent => ({
  id,
  timestamp: '2026-05-20T10:23:45.123Z',
  timestampText: '2026-05-20T10:23:45.123Z',
  tenantId: null,
  actor: { id: null, email: null, role: null, ip: null, userAgent: null },
  action: 'update',
  resource: { type: null, id: null },
  category: 'other',
  crossTenant: null,
  reason,
});

const write = async (events: AuditEvent[], columns: EventColumn[], zone = 'UTC', rowsPerSheet?: number) => {
  const out = createExportFile(join(await temporaryFolder(), 'a.xlsx'));
  const findings = createFindings();
  const facts = {
    format: 'xlsx' as const,
    filter: 'reason:"a<b"',
    zone,
    sort: 'newest' as const,
    events: events.length,
    columns,
    archive: { root: 'ab'.repeat(32), generation: 3 },
    exportedAt: '2026-06-01T00:00:00.000Z',
    appVersion: '1.2.3',
  };
  const writer = createXlsxWriter({ out, columns, facts, findings }, rowsPerSheet);
  for (let start = 0; start < events.length; start += 2) await writer.page(events.slice(start, start + 2));
  await writer.end();
  out.finish();
  out.publish(false);
  return { parts: await zipParts(readFileSync(out.path)), counts: findings.counts() };
};

const cellsOf = (xml = ''): [address: string, text: string][] =>
  [...xml.matchAll(/<c r="([A-Z]+\d+)" s="\d" t="inlineStr"><is><t xml:space="preserve">(.*?)<\/t><\/is><\/c>/gs)].map(
    ([, address = '', text = '']) => [address, text],
  );

describe('an XLSX file', () => {
  it('begins a new sheet where one is full, each with its heading', async () => {
    const ids = Array.from({ length: 5 }, (_, place) => `e${place}`);
    const { parts } = await write(
      ids.map((id) => eventOf(id)),
      ['id'],
      'UTC',
      3,
    );
    expect(parts.get('xl/workbook.xml')?.match(/<sheet name="[^"]*"/g)).toEqual(
      ['About', 'Events', 'Events 2', 'Events 3'].map((name) => `<sheet name="${name}"`),
    );
    const sheets = [2, 3, 4].map((place) =>
      cellsOf(parts.get(`xl/worksheets/sheet${place}.xml`)).map(([, text]) => text),
    );
    expect(sheets).toEqual([
      ['id', 'e0', 'e1'],
      ['id', 'e2', 'e3'],
      ['id', 'e4'],
    ]);
    for (const [name, xml] of parts) expect(xml.startsWith('<?xml'), name).toBe(true);
    const declared = parts.get('[Content_Types].xml')?.match(/PartName="\/[^"]+"/g) ?? [];
    for (const part of declared) expect([...parts.keys()]).toContain(part.slice('PartName="/'.length, -1));
  });

  it('fills its sheets to the last row', async () => {
    const { parts } = await write(
      ['a', 'b'].map((id) => eventOf(id)),
      ['id'],
      'UTC',
      3,
    );
    expect(parts.has('xl/worksheets/sheet3.xml')).toBe(false);
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('<row r="3">');
  });

  it('leaves absent values out, shows the time in the zone too, and says what it holds', async () => {
    const { parts } = await write([eventOf('e', '')], ['reason', 'timestamp', 'action', 'actor.id'], 'Europe/Madrid');
    expect(cellsOf(parts.get('xl/worksheets/sheet2.xml'))).toEqual([
      ['A1', 'reason'],
      ['B1', 'timestamp'],
      ['C1', 'timestamp (Europe/Madrid)'],
      ['D1', 'action'],
      ['E1', 'actor.id'],
      ['A2', ''],
      ['B2', '2026-05-20T10:23:45.123Z'],
      ['C2', '2026-05-20 12:23:45.123 +02:00'],
      ['D2', 'update'],
    ]);
    const about = cellsOf(parts.get('xl/worksheets/sheet1.xml')).map(([, text]) => text);
    const pairs = Object.fromEntries(
      about.flatMap((name, place) => (place % 2 === 0 ? [[name, about[place + 1]]] : [])),
    );
    expect(pairs).toEqual({
      Filter: 'reason:"a&lt;b"',
      Events: '1',
      'Time zone': 'Europe/Madrid',
      Order: 'newest',
      Columns: 'reason, timestamp, action, actor.id',
      'Archive root': 'ab'.repeat(32),
      'Archive generation': '3',
      'Exported at': '2026-06-01T00:00:00.000Z',
      Application: 'SIVO Audit Workbench 1.2.3',
    });
  });

  it('cuts what no cell can hold, marks it and counts it', async () => {
    const fits = 'x'.repeat(longestSheetCell);
    const long = `${'y'.repeat(longestSheetCell - 40)}${'💥'.repeat(30)}`;
    const { parts, counts } = await write([eventOf('a', fits), eventOf('b', long)], ['reason']);
    const [, first, second] = cellsOf(parts.get('xl/worksheets/sheet2.xml')).map(([, text]) => text);
    expect(first).toBe(fits);
    expect(second?.length).toBeLessThanOrEqual(longestSheetCell);
    expect(second).toMatch(/^y+💥*… \[cut, 32787 characters in all\]$/u);
    expect(counts.longCells).toBe(1);
    expect(cellsOf(parts.get('xl/worksheets/sheet1.xml')).map(([, text]) => text)).toContain('Cells cut');
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (place, name) => {
  expect(columnName(place)).toBe(name);
});
