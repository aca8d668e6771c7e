// A small, plain log for tests that need real events and know every answer by counting.

export interface SampleEvent {
  id: string;
  timestamp: string;
  tenantId: string;
  actor: { id: string; email: string; role: string; ip: string; userAgent: string };
  action: string;
  resource: { type: string; id: string };
  diff?: Record<string, { from: unknown; to: unknown }>;
  crossTenant: boolean;
}

const kinds = [
  { action: 'update', type: 'recording_policy' },
  { action: 'access', type: 'recording' },
  { action: 'delete', type: 'queue' },
  { action: 'login', type: 'session' },
  { action: 'access', type: 'transcript' },
] as const;

const people = [
  { id: 'u-1', email: 'ana@acme.example', role: 'admin', ip: '203.0.113.42', userAgent: 'Chrome/Mac' },
  { id: 'u-2', email: 'ben@acme.example', role: 'supervisor', ip: '203.0.113.43', userAgent: 'Firefox/Linux' },
  { id: 'u-3', email: 'team@sivo.example', role: 'superadmin', ip: '198.51.100.7', userAgent: 'Chrome/Mac' },
] as const;

/** `count` events, one every 37 minutes from 2026-01-01 UTC, oldest first, always the same. */
export const sampleEvents = (count: number): SampleEvent[] =>
  Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? kinds[0];
    const actor = people[index % people.length] ?? people[0];
    return {
      id: `evt_audit_${String(index).padStart(8, '0')}`,
      timestamp: new Date(Date.UTC(2026, 0, 1) + index * 37 * 60_000).toISOString(),
      tenantId: 'tenant-1',
      actor,
      action: kind.action,
      resource: { type: kind.type, id: `${kind.type}-${index % 11}` },
      ...(kind.action === 'update' ? { diff: { retention_days: { from: index, to: index + 30 } } } : {}),
      crossTenant: actor.role === 'superadmin',
    };
  });

/** As JSON lines, one event a line, each line ended. */
export const toJsonLines = (events: readonly unknown[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');
