import { describe, expect, it } from 'vitest';
import { type CellTerm, cellTerm, cellText, cellValue, copiedColumns } from '#renderer/features/grid/cell-value.ts';
import { changePreview, fullChangeText } from '#renderer/features/grid/change-preview.ts';
import type { Mark } from '#shared/model/case.ts';
import type { EventRow } from '#shared/model/event.ts';
import { type GridColumnId, gridColumnIds } from '#shared/model/grid-layout.ts';

const row: EventRow = {
  id: 'evt_1',
  timestamp: '2026-05-20T10:23:45.123Z',
  tenantId: null,
  actor: { id: 'u-1', email: 'ana@acme.example', role: 'admin', ip: null, userAgent: null },
  action: 'update',
  resource: { type: 'recording_policy', id: 'r-1' },
  category: 'configuration',
  crossTenant: null,
  conflict: false,
  reason: null,
  changes: [
    { field: 'retention_days', from: 90, to: 180 },
    { field: 'active', to: true },
  ],
  changeCount: 5,
};

const mark: Mark = { eventId: 'evt_1', starred: true, tags: ['late'], note: 'Ask *Ana*', updatedAt: '' };

describe('the term of a cell', () => {
  it('names the field and value a filter can hold', () => {
    const terms = Object.fromEntries(gridColumnIds.map((column) => [column, cellTerm(column, row)]));
    expect(terms).toEqual<Record<GridColumnId, CellTerm | null>>({
      time: null,
      marks: null,
      actor: { field: 'actor.email', value: 'ana@acme.example' },
      actorId: { field: 'actor.id', value: 'u-1' },
      action: { field: 'action', value: 'update' },
      resource: { field: 'resource.type', value: 'recording_policy' },
      resourceId: { field: 'resource.id', value: 'r-1' },
      change: null,
      role: { field: 'role', value: 'admin' },
      category: { field: 'category', value: 'configuration' },
      sivo: { field: 'crossTenant', value: '' },
      reason: { field: 'reason', value: '' },
      ip: { field: 'ip', value: '' },
      userAgent: { field: 'userAgent', value: '' },
      tenant: { field: 'tenant', value: '' },
      id: { field: 'id', value: 'evt_1' },
    });
  });

  it('falls back to the id of a user without an e-mail, and to "not stated" without either', () => {
    const without = { ...row, actor: { ...row.actor, email: null } };
    expect(cellTerm('actor', without)).toEqual({ field: 'actor.id', value: 'u-1' });
    expect(cellTerm('actor', { ...without, actor: { ...without.actor, id: null } })).toEqual({
      field: 'actor.email',
      value: '',
    });
  });

  it('copies true values: whole, in the zone, and nothing where nothing was stated', () => {
    expect(cellText('time', row, 'Europe/Madrid')).toBe('2026-05-20 12:23:45.123');
    expect(cellText('resource', row, 'UTC')).toBe('recording_policy r-1');
    expect(cellText('sivo', { ...row, crossTenant: true, reason: 'ticket 4' }, 'UTC')).toBe('ticket 4');
    expect(cellText('sivo', { ...row, crossTenant: false }, 'UTC')).toBe('false');
    expect(cellText('change', row, 'UTC')).toBe('retention_days 90 → 180; active → true');
    const long = { ...row, changes: [{ field: 'note', from: 'x'.repeat(900), to: null }] };
    expect(cellText('change', long, 'UTC')).toBe(`note ${'x'.repeat(900)} → null`);
    expect(cellValue('ip', row, 'UTC')).toBeNull();
    expect(cellText('ip', row, 'UTC')).toBe('');
    expect(cellValue('sivo', { ...row, crossTenant: true }, 'UTC')).toBe(true);
    expect(cellText('marks', row, 'UTC', mark)).toBe('★ late ✎');
    expect(cellText('marks', row, 'UTC')).toBe('');
  });
});

describe('the columns of a copy', () => {
  it('are one for each value that is shown, and none twice', () => {
    expect(copiedColumns(['time', 'resource', 'sivo'])).toEqual(['time', 'resource', 'resourceId', 'sivo', 'reason']);
    expect(copiedColumns(['reason', 'resourceId', 'resource', 'sivo'])).toEqual([
      'reason',
      'resourceId',
      'resource',
      'sivo',
    ]);
  });
});

describe('the change in one line', () => {
  it('tells null from unknown, and cuts long values', () => {
    const changes = [
      { field: 'a', from: null, to: 'x'.repeat(60) },
      { field: 'b', from: { c: 1 } },
    ];
    expect(changePreview(changes)).toEqual([
      { field: 'a', from: 'null', to: `${'x'.repeat(39)}…` },
      { field: 'b', from: '{"c":1}', to: null },
    ]);
    expect(fullChangeText([{ field: 'b', from: 1 }])).toBe('b 1 → ?');
    expect(changePreview([{ field: 'a', to: 'y'.repeat(60) }], 60)[0]?.to).toBe('y'.repeat(60));
  });
});
