import { describe, expect, it } from 'vitest';
import { versionText } from '#renderer/features/details/version-text.ts';
import type { AuditEvent } from '#shared/model/event.ts';

const event: AuditEvent = {
  id: 'e1',
  timestamp: '2026-05-20T10:00:00.000Z',
  timestampText: '2026-05-20 12:00',
  tenantId: null,
  actor: { id: null, email: 'ana@acme.example', role: null, ip: null, userAgent: null },
  action: 'update',
  resource: { type: 'queue', id: null },
  category: 'configuration',
  crossTenant: null,
  reason: null,
  diff: { b: 1, a: 2 },
};

describe('versionText', () => {
  it('has one order of members whatever the order of the source', () => {
    const { id, ...rest } = event;
    expect(versionText({ event: { ...rest, id, diff: { a: 2, b: 1 } } })).toBe(versionText({ event }));
  });

  it('tells what the source says, not what is derived from it', () => {
    const text = versionText({ event });
    expect(text).toContain('"timestampText": "2026-05-20 12:00"');
    expect(text).not.toContain('category');
  });
});
