// One segment as queries see it: every field as codes and values, with the folded values kept once made.
import { assertNever } from '#shared/assert-never.ts';
import type { Field } from '#shared/model/field.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { type CodeArray, flagBits, type SegmentReader, type StoredEvent } from '../archive/types.ts';
import { type JointCodes, jointCodes } from './joint-codes.ts';
import { type OffsetSpan, offsetSpans } from './offset-spans.ts';
import { type ResourceCodes, resourceCodes } from './resource-codes.ts';
import { countCodes } from './value-counts.ts';

/** Fields whose values stand in a dictionary; ids are found by hash. */
export type CodedField = Exclude<Field, 'id' | 'resource.id'>;

/** `codes[seq]` points into `values`; several codes may share a value. */
export interface FieldCodes {
  codes: CodeArray;
  values: readonly (string | null)[];
}

export interface SegmentView {
  readonly segment: SegmentReader;
  field(field: CodedField): FieldCodes;
  /** The values of a field, folded; null where not stated. */
  folded(field: CodedField): readonly (string | null)[];
  /** Events per code of a field over the whole segment, counted once. */
  tally(field: CodedField): Uint32Array;
  /** Codes of action, resource type, role and category together, made once; null where there would be too many. */
  joint(): JointCodes | null;
  /** The values of a field, folded for search; null where not stated. */
  searchable(field: CodedField): readonly (string | null)[];
  /** Resource ids as codes, made once. */
  resources(): ResourceCodes;
  /** Offsets of a zone's clock from the first event to the last. */
  offsets(zone: string): readonly OffsetSpan[];
  /** Events for the given seqs, in the order given; every version of a conflicting id is marked. */
  events(seqs: readonly number[]): StoredEvent[];
  /** Flags by seq that are right for these seqs: every version of a conflicting id is marked. */
  conflictFlags(seqs: readonly number[]): Uint8Array;
}

const byFlags = (read: (flags: number) => string | null): readonly (string | null)[] =>
  Array.from({ length: 256 }, (_, flags) => read(flags));

const crossTenantValues = byFlags((flags) => {
  if ((flags & flagBits.crossTenantTrue) !== 0) return 'true';
  return (flags & flagBits.crossTenantFalse) !== 0 ? 'false' : null;
});
const conflictValues = byFlags((flags) => ((flags & flagBits.conflict) === 0 ? 'false' : 'true'));

const codesOf = ({ columns }: SegmentReader, flags: () => Uint8Array, field: CodedField): FieldCodes => {
  const { dictionaries } = columns;
  switch (field) {
    case 'action':
      return { codes: columns.action, values: dictionaries.action };
    case 'category':
      return { codes: columns.category, values: dictionaries.category };
    case 'actor.id':
      return { codes: columns.actor, values: dictionaries.actor.map(({ id }) => id) };
    case 'actor.email':
      return { codes: columns.actor, values: dictionaries.actor.map(({ email }) => email) };
    case 'role':
      return { codes: columns.role, values: dictionaries.role };
    case 'ip':
      return { codes: columns.ip, values: dictionaries.ip };
    case 'userAgent':
      return { codes: columns.userAgent, values: dictionaries.userAgent };
    case 'resource.type':
      return { codes: columns.resourceType, values: dictionaries.resourceType };
    case 'tenant':
      return { codes: columns.tenant, values: dictionaries.tenant };
    case 'reason':
      return { codes: columns.reason, values: dictionaries.reason };
    case 'crossTenant':
      return { codes: columns.flags, values: crossTenantValues };
    case 'conflict':
      return { codes: flags(), values: conflictValues };
    case 'import':
      return { codes: columns.source, values: dictionaries.source.map(({ importId }) => importId) };
    default:
      return assertNever(field);
  }
};

/** Which events have versions that contradict each other, known for the whole archive. */
export interface Conflicts {
  /** The segment's flags with every version of a conflicting id marked; looks at all segments. */
  flags(): Uint8Array;
  /** Whether one of these events may be in conflict; looks only at segments with later versions. */
  mayConcern(seqs: readonly number[]): boolean;
}

/** A view of one segment; columns are touched on first use only. */
export const createSegmentView = (segment: SegmentReader, conflicts: Conflicts): SegmentView => {
  const fields = new Map<CodedField, FieldCodes>();
  const field = (name: CodedField): FieldCodes => {
    const known = fields.get(name) ?? codesOf(segment, conflicts.flags, name);
    fields.set(name, known);
    return known;
  };
  const foldedBy =
    (fold: (text: string) => string, kept: Map<CodedField, readonly (string | null)[]>) =>
    (name: CodedField): readonly (string | null)[] => {
      const known = kept.get(name) ?? field(name).values.map((value) => (value === null ? null : fold(value)));
      kept.set(name, known);
      return known;
    };
  const folded = foldedBy(foldCase, new Map());
  const searchable = foldedBy(foldText, new Map());
  const tallies = new Map<CodedField, Uint32Array>();
  const tally = (name: CodedField): Uint32Array => {
    const known = tallies.get(name) ?? countCodes(field(name), 'all');
    tallies.set(name, known);
    return known;
  };
  let coded: ResourceCodes | null = null;
  const resources = (): ResourceCodes => {
    coded ??= resourceCodes(segment);
    return coded;
  };
  const clocks = new Map<string, readonly OffsetSpan[]>();
  const offsets = (zone: string): readonly OffsetSpan[] => {
    const known = clocks.get(zone) ?? offsetSpans(segment.entry.oldestMs, segment.entry.newestMs, zone);
    clocks.set(zone, known);
    return known;
  };
  let together: JointCodes | null | undefined;
  const joint = (): JointCodes | null => {
    if (together === undefined) together = jointCodes(field);
    return together;
  };
  const conflictFlags = (seqs: readonly number[]): Uint8Array =>
    conflicts.mayConcern(seqs) ? conflicts.flags() : segment.columns.flags;
  const events = (seqs: readonly number[]): StoredEvent[] => {
    const stored = segment.events(seqs);
    if (!conflicts.mayConcern(seqs)) return stored;
    const marks = conflicts.flags();
    return stored.map((stored) => ({ ...stored, conflict: ((marks[stored.seq] ?? 0) & flagBits.conflict) !== 0 }));
  };
  return { segment, field, folded, searchable, tally, joint, resources, offsets, events, conflictFlags };
};
