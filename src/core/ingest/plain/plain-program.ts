// What to look for in the bytes of a record of known layout, and how the input of its content hash is put together from them.
// A layout qualifies when its fields have their places by their names alone, so that every record of the same text around
// its values is mapped the same way. Values that need a closer look are left to the mapper, record by record.
import { textField } from '#core/archive/event-bytes.ts';
import type { KnownLayout } from '#core/archive/record-layouts.ts';
import type { AuditEvent } from '#shared/model/event.ts';

/** What stands at a gap between two literals. */
export const gapKind = { text: 0, open: 1, flag: 2, time: 3 } as const;

/** Places of the two values that are no texts, after those of `textField`. */
export const flagPlace = textField.count;
export const timePlace = textField.count + 1;

/** Literals and gaps alternate; `ends[n]` is where the literal before gap n ends; there is one literal more than gaps. */
export interface Gapped {
  literals: DataView;
  ends: Int32Array;
  places: Uint8Array;
}

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

const places: Readonly<Record<string, { place: number; kind: number }>> = {
  id: { place: textField.id, kind: gapKind.text },
  timestampText: { place: timePlace, kind: gapKind.time },
  tenantId: { place: textField.tenant, kind: gapKind.text },
  'actor.id': { place: textField.actorId, kind: gapKind.text },
  'actor.email': { place: textField.actorEmail, kind: gapKind.text },
  'actor.role': { place: textField.role, kind: gapKind.text },
  'actor.ip': { place: textField.ip, kind: gapKind.text },
  'actor.userAgent': { place: textField.userAgent, kind: gapKind.text },
  action: { place: textField.action, kind: gapKind.text },
  'resource.type': { place: textField.resourceType, kind: gapKind.text },
  'resource.id': { place: textField.resource, kind: gapKind.text },
  crossTenant: { place: flagPlace, kind: gapKind.flag },
  reason: { place: textField.reason, kind: gapKind.text },
  diff: { place: textField.diff, kind: gapKind.open },
  before: { place: textField.before, kind: gapKind.open },
  after: { place: textField.after, kind: gapKind.open },
};

/** Members of the canonical event in their order, and what each is made of. `actor` and `resource` are written as groups. */
const canonicalOrder: readonly (readonly [name: string, path: string][] | readonly [name: string, path: string])[] = [
  ['action', 'action'],
  [
    ['actor', ''],
    ['email', 'actor.email'],
    ['id', 'actor.id'],
    ['ip', 'actor.ip'],
    ['role', 'actor.role'],
    ['userAgent', 'actor.userAgent'],
  ],
  ['after', 'after'],
  ['before', 'before'],
  ['crossTenant', 'crossTenant'],
  ['diff', 'diff'],
  ['id', 'id'],
  ['reason', 'reason'],
  [
    ['resource', ''],
    ['id', 'resource.id'],
    ['type', 'resource.type'],
  ],
  ['tenantId', 'tenantId'],
  ['timestamp', 'timestampText'],
];

const isGroup = (entry: (typeof canonicalOrder)[number]): entry is readonly [string, string][] =>
  Array.isArray(entry[0]);

const gapped = (literals: readonly string[], gaps: readonly number[]): Gapped => {
  const bytes = literals.map((literal) => Buffer.from(literal, 'utf8'));
  const ends = new Int32Array(bytes.length);
  let end = 0;
  for (const [index, literal] of bytes.entries()) {
    end += literal.length;
    ends[index] = end;
  }
  const all = new Uint8Array(Buffer.concat(bytes));
  return { literals: new DataView(all.buffer), ends, places: Uint8Array.from(gaps) };
};

const canonicalProgram = (slots: ReadonlySet<string>): Gapped => {
  // A byte of 0 before the canonical text makes the leaf hash of RFC 9162 (section 2.1.1).
  const literals = ['\0{'];
  const gaps: number[] = [];
  const write = (text: string): void => {
    literals[literals.length - 1] += text;
  };
  const member = (comma: string, name: string, path: string): void => {
    const { place, kind } = places[path] ?? { place: 0, kind: gapKind.text };
    const quote = kind === gapKind.text || kind === gapKind.time ? '"' : '';
    write(`${comma}"${name}":${quote}`);
    gaps.push(place);
    literals.push(quote);
  };
  let comma = '';
  for (const entry of canonicalOrder) {
    if (!isGroup(entry)) {
      if (!slots.has(entry[1])) continue;
      member(comma, entry[0], entry[1]);
    } else {
      const [head, ...members] = entry;
      const stated = members.filter(([, path]) => slots.has(path));
      if (stated.length === 0) continue;
      write(`${comma}"${head?.[0] ?? ''}":{`);
      for (const [index, [name, path]] of stated.entries()) member(index === 0 ? '' : ',', name, path);
      write('}');
    }
    comma = ',';
  }
  write('}');
  return gapped(literals, gaps);
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
  if (paths.some((path) => places[path] === undefined) || slots.size !== statedFields(event) + 2) return null;
  if (event.extra !== undefined || event.before === null || event.after === null || event.diff === null) return null;
  const found = paths.map((path) => places[path] ?? { place: 0, kind: gapKind.text });
  const record = gapped(
    template.literals,
    found.map(({ place }) => place),
  );
  return {
    layout: code,
    flagged: slots.has('crossTenant'),
    hits: 0,
    record: { ...record, kinds: Uint8Array.from(found, ({ kind }) => kind) },
    canonical: canonicalProgram(slots),
  };
};
