// The demo's event as SIVO would write it, and the vocabulary shared by everything that makes one.
import type { JsonObject } from '#shared/model/json.ts';

export type Role = 'agent' | 'supervisor' | 'admin' | 'viewer' | 'superadmin';

/** Keys stand in the order of SIVO's documentation; optional ones are absent, never null. */
export interface DemoEvent {
  id: string;
  timestamp: string;
  tenantId: string;
  actor: { id: string; email: string; role: Role; ip: string; userAgent: string };
  action: string;
  resource: { type: string; id: string };
  diff?: JsonObject;
  before?: JsonObject;
  after?: JsonObject;
  crossTenant: boolean;
  reason?: string;
}

/** What happened, before it is known who did it and when. */
export interface Deed {
  action: string;
  resource: { type: string; id: string };
  diff?: JsonObject;
  before?: JsonObject;
  after?: JsonObject;
}

/** The tenant's zone: its working day, and the zone in which the planted cases are told. */
export const demoZone = 'Europe/Madrid';

/** The demo's twelve months, UTC: from inclusive, to exclusive. Fixed, so that a seed means the same bytes on any day. */
export const demoFromMs = Date.UTC(2025, 5, 1);
export const demoToMs = Date.UTC(2026, 5, 1);
