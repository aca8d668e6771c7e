import { describe, expect, it } from 'vitest';
import { changeRows } from '#renderer/features/details/change-rows.ts';
import type { AuditEvent } from '#shared/model/event.ts';

const event: AuditEvent = {
  id: 'evt_1',
  timestamp: '2026-05-20T10:23:45.123Z',
  timestampText: '2026-05-20T10:23:45.123Z',
  tenantId: null,
  actor: { id: null, email: null, role: null, ip: null, userAgent: null },
  action: 'update',
  resource: { type: 'recording_policy', id: null },
  category: 'configuration',
  crossTenant: null,
  reason: null,
};

describe('changeRows', () => {
  it('tells null, absent and unknown apart', () => {
    const rows = changeRows({
      event: { ...event, before: { retention_days: 90 } },
      changes: [
        { field: 'retention_days', from: null, to: 180 },
        { field: 'format', to: 'mp3' },
        { field: 'provider', from: 'local' },
      ],
    });
    expect(rows).toEqual([
      { field: 'retention_days', from: { kind: 'value', value: null }, to: { kind: 'value', value: 180 } },
      { field: 'format', from: { kind: 'absent' }, to: { kind: 'value', value: 'mp3' } },
      { field: 'provider', from: { kind: 'value', value: 'local' }, to: { kind: 'unknown' } },
    ]);
  });

  it('reads a side the change leaves out from the complete state, also along a dotted path', () => {
    const [row] = changeRows({
      event: { ...event, before: { scope: { queue: 'ventas' } }, after: { scope: {} } },
      changes: [{ field: 'scope.queue' }],
    });
    expect(row).toEqual({ field: 'scope.queue', from: { kind: 'value', value: 'ventas' }, to: { kind: 'absent' } });
  });

  it('prefers a key that itself holds a dot', () => {
    const [row] = changeRows({
      event: { ...event, before: { 'a.b': 1, a: { b: 2 } } },
      changes: [{ field: 'a.b' }],
    });
    expect(row?.from).toEqual({ kind: 'value', value: 1 });
  });

  it('calls a side unknown when the state is no object, and does not reach into what objects inherit', () => {
    const rows = changeRows({
      event: { ...event, before: 'truncated…', after: {} },
      changes: [{ field: 'constructor' }],
    });
    expect(rows).toEqual([{ field: 'constructor', from: { kind: 'unknown' }, to: { kind: 'absent' } }]);
  });
});
