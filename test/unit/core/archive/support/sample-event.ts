// Events for archive tests: a complete sample, and the incoming form an import would hand over.
import { createHash } from 'node:crypto';
import type { IncomingEvent } from '#core/archive/types.ts';
import { identifyEvent } from '#core/canonical/identify-event.ts';
import type { AuditEvent } from '#shared/model/event.ts';

/** An access event; times count up from 2026-05-20T10:23:45.123Z by `number` seconds. */
export const sampleEvent = (number: number, over: Partial<AuditEvent> = {}): AuditEvent => {
  const timestamp = new Date(Date.parse('2026-05-20T10:23:45.123Z') + number * 1000).toISOString();
  return {
    id: `evt_audit_${String(number).padStart(6, '0')}`,
    timestamp,
    timestampText: timestamp,
    tenantId: 'tenant-1',
    actor: {
      id: `user-${number % 5}`,
      email: 'ana@acme.example',
      role: 'admin',
      ip: '203.0.113.42',
      userAgent: 'Chrome/Mac',
    },
    action: 'access',
    resource: { type: 'recording', id: `recording-${number % 7}` },
    category: 'data_access',
    crossTenant: false,
    reason: null,
    ...over,
  };
};

/** The record's text in SIVO's own order, without what the source did not say. */
const sivoText = (event: AuditEvent): string =>
  JSON.stringify({
    id: event.id,
    timestamp: event.timestampText,
    tenantId: event.tenantId ?? undefined,
    actor: event.actor,
    action: event.action ?? undefined,
    resource: event.resource,
    diff: event.diff,
    crossTenant: event.crossTenant ?? undefined,
    reason: event.reason ?? undefined,
  });

const floorMs = (timestamp: string): number => Date.parse(timestamp.replace(/(\.\d{3})\d+/, '$1'));

/** As `incoming`, with the content hash an import computes, which verification computes again. */
export const identified = (event: AuditEvent, over: Partial<IncomingEvent> = {}): IncomingEvent =>
  incoming(event, { contentHash: identifyEvent(event).contentHash, ...over });

export const incoming = (event: AuditEvent, over: Partial<IncomingEvent> = {}): IncomingEvent => ({
  event,
  timeMs: floorMs(event.timestamp),
  contentHash: createHash('sha256').update(JSON.stringify(event)).digest(),
  raw: Buffer.from(sivoText(event), 'utf8'),
  source: 0,
  line: 1,
  byteOffset: 0,
  ...over,
});
