import { describe, expect, it } from 'vitest';
import { type CellTerm, cellTerm, cellText, columnIds } from '#renderer/features/grid/cell-value.ts';
import { changePreview, changeText } from '#renderer/features/grid/change-preview.ts';
import { gridCommand } from '#renderer/features/grid/grid-keys.ts';
import type { EventRow } from '#shared/model/event.ts';

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

describe('the term of a cell', () => {
  it('names the field and value a filter can hold', () => {
    const terms = columnIds.map((column) => cellTerm(column, row));
    expect(terms).toEqual<(CellTerm | null)[]>([
      null,
      { field: 'actor.email', value: 'ana@acme.example' },
      { field: 'action', value: 'update' },
      { field: 'resource.type', value: 'recording_policy' },
      null,
      { field: 'role', value: 'admin' },
      { field: 'category', value: 'configuration' },
      { field: 'crossTenant', value: '' },
    ]);
  });

  it('falls back to the id of a user without an e-mail, and to "not stated" without either', () => {
    const without = { ...row, actor: { ...row.actor, email: null } };
    expect(cellTerm('actor', without)).toEqual({ field: 'actor.id', value: 'u-1' });
    expect(cellTerm('actor', { ...without, actor: { ...without.actor, id: null } })).toEqual({
      field: 'actor.email',
      value: '',
    });
  });

  it('copies what the cell shows', () => {
    expect(cellText('time', row, 'Europe/Madrid')).toBe('2026-05-20 12:23:45.123');
    expect(cellText('resource', row, 'UTC')).toBe('recording_policy r-1');
    expect(cellText('change', row, 'UTC')).toBe('retention_days 90 → 180, active → true (+3)');
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
    expect(changeText([{ field: 'b', from: 1 }], 1)).toBe('b 1 → ?');
  });
});

describe('the keys of the grid', () => {
  const press = (key: string, held = {}) =>
    gridCommand({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

  it('moves with letters and arrows alike', () => {
    expect(press('j')).toEqual(press('ArrowDown'));
    expect(press('k')).toEqual({ kind: 'move', rows: -1 });
    expect(press('Enter')).toEqual({ kind: 'open' });
  });

  it('leaves other keys and every combination to the browser', () => {
    expect(press('x')).toBeNull();
    expect(press('c', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('toString')).toBeNull();
  });
});
