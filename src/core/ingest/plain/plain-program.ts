// What to look for in the bytes of a record of known layout, and how the input of its content hash is put together from them.
// A layout qualifies when its fields have their places by their names alone, so that every record of the same text around
// its values is mapped the same way. Values that need a closer look are left to the mapper, record by record.
import type { KnownLayout } from '#core/archive/record-layouts.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import {
  canonicalLayout,
  flagPlace,
  type Gapped,
  gapped,
  isOpenPlace,
  placeOfPath,
  timePlace,
} from './canonical-layout.ts';

/** What stands at a gap between two literals. */
export const gapKind = { text: 0, open: 1, flag: 2, time: 3 } as const;

export interface PlainProgram {
  /** The layout's code. */
  layout: number;
  /** Whether its records say if they are cross-tenant. */
  flagged: boolean;
  /** How many records it has found its way through. */
  hits: number;
  record: Gapped & { kinds: Uint8Array };
  canonical: Gapped;
}

const kindOf = (place: number): number => {
  if (place === flagPlace) return gapKind.flag;
  if (place === timePlace) return gapKind.time;
  return isOpenPlace(place) ? gapKind.open : gapKind.text;
};

/** How many fields the event states; as many slots must there be, or some value came about in another way. */
const statedFields = (event: AuditEvent): number =>
  [
    event.tenantId,
    event.actor.id,
    event.actor.email,
    event.actor.role,
    event.actor.ip,
    event.actor.userAgent,
    event.action,
    event.resource.type,
    event.resource.id,
    event.crossTenant,
    event.reason,
    event.diff ?? null,
    event.before ?? null,
    event.after ?? null,
  ].filter((value) => value !== null).length;

/** The program of a layout learnt from `event`, or null when its records must be mapped one by one. */
export const plainProgram = ({ code, template, byName, event }: KnownLayout): PlainProgram | null => {
  const paths = template.slots.map((slot) => slot.join('.'));
  const slots = new Set(paths);
  if (!byName || slots.size !== paths.length || !slots.has('id') || !slots.has('timestampText')) return null;
  if (paths.some((path) => placeOfPath[path] === undefined) || slots.size !== statedFields(event) + 2) return null;
  if (event.extra !== undefined || event.before === null || event.after === null || event.diff === null) return null;
  const places = paths.map((path) => placeOfPath[path] ?? -1);
  return {
    layout: code,
    flagged: slots.has('crossTenant'),
    hits: 0,
    record: { ...gapped(template.literals, places), kinds: Uint8Array.from(places, kindOf) },
    canonical: canonicalLayout(new Set(places)),
  };
};
