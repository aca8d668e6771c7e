// How the input of a content hash is laid out: the canonical text of an event that states certain fields, with gaps where
// their values go. Fields have numbers here, so that scanners find and place values without names.
import { textField } from '#core/archive/event-bytes.ts';

/** Places of the two values that are no texts, after those of `textField`. */
export const flagPlace = textField.count;
export const timePlace = textField.count + 1;

/** Literals and gaps alternate; `ends[n]` is where the literal before gap n ends; there is one literal more than gaps. */
export interface Gapped {
  literals: DataView;
  ends: Int32Array;
  places: Uint8Array;
}

/** Where each field's value is put, by its path in the event. */
export const placeOfPath: Readonly<Record<string, number>> = {
  id: textField.id,
  timestampText: timePlace,
  tenantId: textField.tenant,
  'actor.id': textField.actorId,
  'actor.email': textField.actorEmail,
  'actor.role': textField.role,
  'actor.ip': textField.ip,
  'actor.userAgent': textField.userAgent,
  action: textField.action,
  'resource.type': textField.resourceType,
  'resource.id': textField.resource,
  crossTenant: flagPlace,
  reason: textField.reason,
  diff: textField.diff,
  before: textField.before,
  after: textField.after,
  extra: textField.extra,
};

/** Whether the value at a place is JSON of any shape. */
export const isOpenPlace = (place: number): boolean => place >= textField.diff && place <= textField.extra;

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
  ['extra', 'extra'],
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

export const gapped = (literals: readonly string[], gaps: readonly number[]): Gapped => {
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

/** The layout for events that state the fields at these places and no others. */
export const canonicalLayout = (stated: ReadonlySet<number>): Gapped => {
  // A byte of 0 before the canonical text makes the leaf hash of RFC 9162 (section 2.1.1).
  const literals = ['\0{'];
  const gaps: number[] = [];
  const write = (text: string): void => {
    literals[literals.length - 1] += text;
  };
  const placeAt = (path: string): number => placeOfPath[path] ?? -1;
  const member = (comma: string, name: string, path: string): void => {
    const place = placeAt(path);
    const quote = isOpenPlace(place) || place === flagPlace ? '' : '"';
    write(`${comma}"${name}":${quote}`);
    gaps.push(place);
    literals.push(quote);
  };
  let comma = '';
  for (const entry of canonicalOrder) {
    if (!isGroup(entry)) {
      if (!stated.has(placeAt(entry[1]))) continue;
      member(comma, entry[0], entry[1]);
    } else {
      const [head, ...members] = entry;
      const found = members.filter(([, path]) => stated.has(placeAt(path)));
      if (found.length === 0) continue;
      write(`${comma}"${head?.[0] ?? ''}":{`);
      for (const [index, [name, path]] of found.entries()) member(index === 0 ? '' : ',', name, path);
      write('}');
    }
    comma = ',';
  }
  write('}');
  return gapped(literals, gaps);
};
