import { describe, expect, it } from 'vitest';
import { confidenceWord } from '#renderer/features/mapping/confidence.ts';
import { coveredSpan } from '#renderer/features/mapping/covered-span.ts';
import { eventCell } from '#renderer/features/mapping/event-cell.ts';
import { previewColumns } from '#renderer/features/mapping/preview-columns.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { mappableFields } from '#shared/model/mapping.ts';
import { sampleInspection, sampleProfile } from './sample-inspection.ts';

const event: AuditEvent = {
  id: 'evt_1',
  timestamp: '2026-04-25T08:15:00.000Z',
  timestampText: '25/04/2026 10:15:00',
  tenantId: 'tenant',
  actor: { id: 'u1', email: 'ana@acme.example', role: 'admin', ip: '203.0.113.7', userAgent: 'Chrome' },
  action: 'update',
  resource: { type: 'queue', id: 'q1' },
  category: 'configuration',
  crossTenant: false,
  reason: null,
  diff: { name: { from: 'a', to: 'b' } },
  before: { name: 'a' },
  after: { name: 'b' },
};

describe('the preview', () => {
  it('shows what is mapped, what an event cannot do without, and every cell of the file', () => {
    const names = previewColumns(sampleInspection(), sampleProfile).map((column) =>
      column.kind === 'field' ? column.field : column.kind === 'cell' ? `=${column.column}` : column.kind,
    );
    expect(names).toEqual([
      ...['line', 'timestamp', 'actor.email', 'action', 'resource.type'],
      ...['=Fecha y hora', '=Usuario', '=Notas'],
    ]);
  });

  it('has a text for every field, the time in the zone asked for', () => {
    expect(eventCell(event, 'timestamp', 'Europe/Madrid')).toBe('2026-04-25 10:15:00.000');
    expect(eventCell(event, 'diff', 'UTC')).toBe('{"name":{"from":"a","to":"b"}}');
    expect(eventCell(event, 'resource', 'UTC')).toBe('queue q1');
    expect(eventCell(event, 'crossTenant', 'UTC')).toBe('false');
    expect(mappableFields.filter((field) => eventCell(event, field, 'UTC') === '')).toEqual(['reason']);
  });

  it('calls a confidence by a word', () => {
    expect([1, 0.9, 0.89, 0.6, 0.59, 0].map(confidenceWord)).toEqual([
      ...['sure', 'sure', 'likely', 'likely', 'unsure', 'unsure'],
    ]);
  });
});

describe('coveredSpan', () => {
  it('takes whole days of the zone, the last one included', () => {
    expect(coveredSpan({ first: '2026-04-01', last: '2026-04-30' }, 'Europe/Madrid')).toEqual({
      span: { from: '2026-03-31T22:00:00Z', to: '2026-04-30T22:00:00Z' },
      mistake: null,
    });
  });

  it('says nothing where nothing is stated, and refuses halves and wrong orders', () => {
    expect(coveredSpan({ first: '', last: '' }, 'UTC')).toEqual({ span: null, mistake: null });
    expect(coveredSpan({ first: '2026-04-01', last: '' }, 'UTC').mistake).toBe('coversHalf');
    expect(coveredSpan({ first: '2026-04-02', last: '2026-04-01' }, 'UTC').mistake).toBe('coversBad');
    expect(coveredSpan({ first: '2026-02-30', last: '2026-04-01' }, 'UTC').mistake).toBe('coversBad');
    expect(coveredSpan({ first: '2026-04-01', last: '2026-04-01' }, 'UTC').mistake).toBeNull();
  });
});
