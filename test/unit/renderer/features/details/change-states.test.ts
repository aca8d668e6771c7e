import { describe, expect, it } from 'vitest';
import { changeStates } from '#renderer/features/details/change-states.ts';
import type { AuditEvent } from '#shared/model/event.ts';

const event: AuditEvent = {
  id: 'evt_1',
  timestamp: '2026-05-20T10:23:45.123Z',
  timestampText: '2026-05-20T10:23:45.123Z',
  tenantId: null,
  actor: { id: null, email: null, role: null, ip: null, userAgent: null },
  action: 'update',
  resource: { type: 'ivr', id: null },
  category: 'configuration',
  crossTenant: null,
  reason: null,
};

describe('changeStates', () => {
  it('has nothing to compare for an event without a change', () => {
    expect(changeStates({ event, changes: [] })).toEqual({ kind: 'none' });
  });

  it('prefers the complete states and sorts their keys, so that order alone is no difference', () => {
    const states = changeStates({
      event: { ...event, before: { b: 1, a: { d: 1, c: 2 } }, after: { a: { c: 2, d: 1 }, b: 1 } },
      changes: [{ field: 'b', from: 1, to: 1 }],
    });
    expect(states).toMatchObject({ kind: 'complete', beforeStated: true, afterStated: true });
    expect(states.kind === 'none' ? '' : states.before).toBe(states.kind === 'none' ? null : states.after);
  });

  it('says which side of a creation is not stated', () => {
    expect(changeStates({ event: { ...event, after: { name: 'x' } }, changes: [] })).toEqual({
      kind: 'complete',
      before: '',
      after: '{\n  "name": "x"\n}',
      beforeStated: false,
      afterStated: true,
    });
  });

  it('compares the changed fields alone where no state is given, leaving out what is unknown', () => {
    expect(
      changeStates({
        event,
        changes: [
          { field: 'retention_days', from: 90, to: 180 },
          { field: 'format', to: null },
        ],
      }),
    ).toEqual({
      kind: 'sparse',
      before: '{\n  "retention_days": 90\n}',
      after: '{\n  "format": null,\n  "retention_days": 180\n}',
      beforeStated: true,
      afterStated: true,
    });
  });

  it('keeps a field named __proto__ as a field', () => {
    const states = changeStates({ event, changes: [{ field: '__proto__', from: 1, to: 2 }] });
    expect(states).toMatchObject({ before: '{\n  "__proto__": 1\n}' });
  });
});
