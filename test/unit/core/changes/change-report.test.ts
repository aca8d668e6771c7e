// Reports of changes over real archives: what is in them, in which order, and the files made of them.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { changeReport } from '#core/changes/change-report.ts';
import { changeReportFile } from '#core/changes/change-report-file.ts';
import { type ChangesEngine, createChangesEngine } from '#core/changes/changes-engine.ts';
import type { ChangeLog } from '#core/changes/types.ts';
import type { ChangeReport } from '#shared/model/change-report.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { everything } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { writeArchive } from '#test/support/write-archive.ts';

/** RFC 4180 with CRLF, by the letter. */
const readCsv = (text: string): string[][] =>
  [...text.matchAll(/(?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n))+?(?<=\r\n)/g)].map(([line]) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/g)].map(([, cell = '']) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    ),
  );

const event = (id: string, minute: number, part: Partial<AuditEvent>): AuditEvent => ({
  id,
  timestamp: new Date(Date.UTC(2026, 4, 20, 10, minute)).toISOString(),
  timestampText: '',
  tenantId: 't-1',
  actor: { id: 'u-1', email: 'ana@acme.example', role: 'admin', ip: null, userAgent: null },
  action: 'update',
  resource: { type: 'queue', id: 'q-1' },
  category: 'configuration',
  crossTenant: false,
  reason: null,
  ...part,
});

const events: AuditEvent[] = [
  event('e-1', 1, {
    action: 'create',
    diff: { name: { from: null, to: 'Ventas' }, max_wait_s: { from: null, to: 180 } },
  }),
  event('e-2', 2, { diff: { max_wait_s: { from: 180, to: 210 } } }),
  event('e-3', 3, {
    resource: { type: 'recording_policy', id: 'p-1' },
    diff: { retention_days: { from: 90, to: 180 } },
    crossTenant: true,
    reason: '=HYPERLINK("x")',
  }),
  event('e-4', 4, { resource: { type: 'recording_policy', id: 'p-1' }, diff: { retention_days: { to: 30 } } }),
  event('e-5', 5, { resource: { type: 'did', id: null }, diff: { number: { from: '-34', to: '<b>"34"</b>' } } }),
  event('e-6', 6, { action: 'access', resource: { type: 'recording', id: 'r-1' } }),
  event('e-7', 7, { action: 'delete' }),
];

const opened = async (stored: readonly AuditEvent[]): Promise<ChangesEngine> => {
  const path = join(await temporaryFolder(), 'archive');
  createArchive(path, { appVersion: '9.9.9', now: () => new Date('2026-08-01T00:00:00.000Z') });
  await writeArchive(path, stored);
  return createChangesEngine(path, '9.9.9');
};

const asked = { filter: everything, zone: 'UTC', language: 'en' } as const;

const reportOf = async (
  stored: readonly AuditEvent[] = events,
  part: Partial<typeof asked> = {},
): Promise<ChangeReport> => {
  const engine = await opened(stored);
  try {
    return await engine.report({ ...asked, ...part });
  } finally {
    engine.close();
  }
};

const sentences = ({ resources }: ChangeReport): string[] =>
  resources.flatMap(({ changes }) => changes.map(({ sentence }) => sentence));

describe('a report', () => {
  it('holds every change by type, name and time, and nothing that is none', async () => {
    const report = await reportOf();
    expect(report).toMatchObject({
      changes: 6,
      unidentified: 1,
      zone: 'UTC',
      language: 'en',
      filter: '',
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(sentences(report)).toEqual([
      'DID (no id): number "-34" → "<b>"34"</b>" by ana@acme.example, 20 May 2026 10:05 UTC',
      'Queue Ventas: created with name "Ventas"; max wait 180 seconds, by ana@acme.example, 20 May 2026 10:01 UTC',
      'Queue Ventas: max wait 180 → 210 seconds by ana@acme.example, 20 May 2026 10:02 UTC',
      'Queue Ventas: deleted by ana@acme.example, 20 May 2026 10:07 UTC',
      'Recording policy p-1: retention 90 → 180 days by ana@acme.example, 20 May 2026 10:03 UTC (SIVO team; reason: "=HYPERLINK("x")")',
      'Recording policy p-1: retention (unknown) → 30 days by ana@acme.example, 20 May 2026 10:04 UTC',
    ]);
    expect(report.resources[1]).toMatchObject({
      name: 'Ventas',
      resource: { type: 'queue', id: 'q-1', tenantId: 't-1' },
    });
  });

  it('names a resource that the reported changes do not name', async () => {
    const report = await reportOf(events, { filter: parseFilter('id:e-2') });
    expect(sentences(report)).toEqual([
      'Queue Ventas: max wait 180 → 210 seconds by ana@acme.example, 20 May 2026 10:02 UTC',
    ]);
    expect(report.filter).toBe('id:e-2');
  });

  it('tells tenants apart, and an event once whose sources disagree', async () => {
    const report = await reportOf([
      ...events.slice(0, 2),
      event('e-2', 2, { diff: { max_wait_s: { from: 180, to: 999 } } }),
      event('x-1', 3, { tenantId: 't-2', diff: { max_wait_s: { from: 1, to: 2 } } }),
    ]);
    expect(report.resources.map(({ resource, changes }) => [resource.tenantId, changes.length])).toEqual([
      ['t-2', 1],
      ['t-1', 2],
    ]);
    expect(sentences(report).at(-1)).toBe(
      'Queue Ventas: max wait 180 → 210 seconds by ana@acme.example, 20 May 2026 10:02 UTC (sources disagree about this event)',
    );
  });

  it('says when a diff contradicts the states of its event', async () => {
    const report = await reportOf([
      event('e-1', 1, { diff: { a: { from: 1, to: 2 } }, before: { a: 1 }, after: { a: 3 } }),
    ]);
    expect(report.resources[0]?.changes[0]).toMatchObject({
      disagrees: true,
      sentence: expect.stringContaining('disagree'),
    });
  });

  it('is refused when it would hold too many changes or too long values', async () => {
    const breathe = async (): Promise<void> => undefined;
    const log = (part: Partial<ChangeLog>): ChangeLog => ({
      generation: 1,
      ofResource: async () => [],
      names: async () => false,
      changes: async function* () {},
      count: async () => 1,
      versionsOf: () => [],
      ...part,
    });
    await expect(changeReport(log({ count: async () => 20_001 }), asked, null, breathe)).rejects.toMatchObject({
      code: 'TOO_LARGE',
      data: { detail: expect.stringContaining('20,001') },
    });
    const long = 'x'.repeat(40 * 1024 * 1024);
    const heavy = ['h-1', 'h-2'].map((eventId) => ({
      eventId,
      timestamp: '2026-05-20T10:00:00.000Z',
      timeMs: 0,
      tenantId: null,
      actor: { id: null, email: null },
      action: 'update',
      resourceType: 'note',
      resourceId: null,
      reason: null,
      crossTenant: null,
      conflict: false,
      contentHash: eventId,
      diff: { text: { from: null, to: long } },
    }));
    await expect(
      changeReport(
        log({
          changes: async function* () {
            yield heavy;
          },
        }),
        asked,
        null,
        breathe,
      ),
    ).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});

describe('its files', () => {
  it('CSV: a row a field, exact where nothing would run, readable back', async () => {
    const report = await reportOf(events, { zone: 'UTC' });
    const { name, text, changes } = changeReportFile(report, 'csv', '1');
    expect([name, changes, text.startsWith('\ufefftime_utc,')]).toEqual(['changes.csv', 6, true]);
    const [head = [], ...rows] = readCsv(text.slice(1));
    const column = (field: string) => rows.map((row) => row[head.indexOf(field)]);
    expect(column('event_id')).toEqual(['e-5', 'e-1', 'e-1', 'e-2', 'e-7', 'e-3', 'e-4']);
    expect(column('field')).toEqual([
      'number',
      'name',
      'max_wait_s',
      'max_wait_s',
      '',
      'retention_days',
      'retention_days',
    ]);
    expect(column('from')).toEqual([`'"-34"`, '', '', '180', '', '90', '(unknown)']);
    expect(column('to')).toEqual(['<b>"34"</b>', 'Ventas', '180', '210', '', '180', '30']);
    expect(column('reason')[5]).toBe(`'=HYPERLINK("x")`);
    expect(column('unit')).toEqual(['', '', 'seconds', 'seconds', '', 'days', 'days']);
    for (const row of rows) expect(row).toHaveLength(head.length);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@]|^-\D/);
  });

  it('HTML: a page of its own, in which nothing of the log is markup', async () => {
    const { name, text } = changeReportFile(
      await reportOf(events, { language: 'es' as 'en', zone: 'Europe/Madrid' as 'UTC' }),
      'html',
      '9.9.9',
    );
    expect(name).toBe('cambios.html');
    expect(text).toContain('&lt;b&gt;&quot;34&quot;&lt;/b&gt;');
    expect(text).not.toMatch(/<b>|<script|https?:|<link|<img|@import|url\(/);
    expect(text).toContain('<html lang="es">');
    for (const part of [
      'Europe/Madrid',
      '9.9.9',
      '6 cambios de 3 recursos',
      '20 may 2026 12:03 UTC+02:00',
      'conservación 90 → 180 días',
      'Equipo SIVO',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('are the same for the same report, and say when nothing fits', async () => {
    const engine = await opened(events);
    const ask = { ...asked, format: 'html' } as const;
    expect(await engine.reportFile(ask)).toEqual(await engine.reportFile(ask));
    const none = { filter: parseFilter('action:nothing'), zone: 'UTC', language: 'en' } as const;
    expect((await engine.reportFile({ ...none, format: 'html' })).text).toContain('No change fits.');
    expect((await engine.reportFile({ ...none, format: 'csv' })).text.split('\r\n')).toHaveLength(2);
    engine.close();
  });
});
