// Changes of one resource as the log gives them, for tests that build histories by hand.
import type { ChangeEvent } from '#core/changes/types.ts';

const start = Date.UTC(2026, 4, 1, 8);

/** An update by Ana of queue q1, one hour after the other; `number` makes its id (`e1`) and time (from 08:00 UTC on 1 May). */
export const changeEvent = (number: number, change: Partial<ChangeEvent> = {}): ChangeEvent => {
  const timeMs = start + (number - 1) * 3_600_000;
  return {
    eventId: `e${number}`,
    timestamp: new Date(timeMs).toISOString(),
    timeMs,
    tenantId: 't1',
    actor: { id: 'u-1', email: 'ana@acme.example' },
    action: 'update',
    resourceType: 'queue',
    resourceId: 'q1',
    reason: null,
    crossTenant: false,
    conflict: false,
    contentHash: '',
    ...change,
  };
};
