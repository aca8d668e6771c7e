// What events have in common, as numbers: of an actor, an IP, a resource, a reason … the same number in every segment.
import { assertNever } from '#shared/assert-never.ts';
import { foldCase } from '#shared/model/fold-case.ts';
import type { RuleDistinct, RuleKey } from '#shared/model/rule.ts';
import { resourceHashOf } from '../../archive/murmur3.ts';
import type { Identities } from '../../query/identities.ts';
import type { SegmentView } from '../../query/segment-view.ts';
import { createTextNumbers, type TextNumbers } from './text-numbers.ts';

/** -1 where the event does not say. */
export type NumberOf = (seq: number) => number;

/** Readers of one archive. `seqs`: those that will be asked for; what stands in rows is read for them alone. */
export interface KeyReader {
  key(kind: RuleKey, view: SegmentView, seqs: Uint32Array): NumberOf;
  /** What is counted once. */
  distinct(kind: RuleDistinct, view: SegmentView): NumberOf;
  /** The place of who an event is by, -1 for nobody. */
  actor(view: SegmentView): NumberOf;
}

const dayMs = 86_400_000;
const seqsAtOnce = 4096;

/** A reason word for word: runs of white space and the case of letters do not make another one of it. */
const sameWords = (reason: string): string => foldCase(reason.trim().replace(/\s+/gu, ' '));

const byCode =
  (codes: ArrayLike<number>, numbers: ArrayLike<number>): NumberOf =>
  (seq) =>
    numbers[codes[seq] ?? 0] ?? -1;

/**
 * Hashes tell resources apart well enough to count them within a window: that two of a hundred are taken for one has a chance of
 * one in a million, and no row is read.
 */
const resourceHashes = (view: SegmentView): NumberOf => {
  const { resourceHash } = view.segment.columns;
  return (seq) => {
    const hashed = resourceHash[seq] ?? 0;
    return hashed === 0 ? -1 : hashed;
  };
};

/** Rows are read only where the hash is one of a name that somebody acts under. */
const subjects = (
  view: SegmentView,
  seqs: Uint32Array,
  names: ReadonlySet<number>,
  placeOf: (id: string | null) => number,
) => {
  const { resourceHash } = view.segment.columns;
  return resourceIds(
    view,
    seqs.filter((seq) => names.has(resourceHash[seq] ?? 0)),
    placeOf,
  );
};

const resourceIds = (view: SegmentView, seqs: Uint32Array, numberOf: (id: string | null) => number): NumberOf => {
  const numbers = new Map<number, number>();
  for (let start = 0; start < seqs.length; start += seqsAtOnce) {
    const some = [...seqs.subarray(start, start + seqsAtOnce)];
    for (const [index, id] of view.segment.resourceIds(some).entries()) numbers.set(some[index] ?? 0, numberOf(id));
  }
  return (seq) => numbers.get(seq) ?? -1;
};

/** Local days, by number. */
const days = (view: SegmentView, zone: string): NumberOf => {
  const spans = view.offsets(zone);
  const { baseMs, timeOffset } = view.segment.columns;
  let at = 0;
  return (seq) => {
    const timeMs = baseMs + (timeOffset[seq] ?? 0);
    while (at > 0 && (spans[at]?.startMs ?? 0) > timeMs) at -= 1;
    while (at < spans.length - 1 && (spans[at]?.endMs ?? 0) <= timeMs) at += 1;
    return Math.floor((timeMs + (spans[at]?.offsetMs ?? 0)) / dayMs);
  };
};

/** `zone`: of days. */
export const createKeyReader = (identities: Identities, zone: string): KeyReader => {
  const [ips, tenants, reasons, resources] = [
    createTextNumbers(),
    createTextNumbers(),
    createTextNumbers(),
    createTextNumbers(),
  ] as const;
  const coded = (view: SegmentView, field: 'ip' | 'tenant' | 'reason', texts: TextNumbers): NumberOf => {
    const { codes, values } = view.field(field);
    const told = field === 'reason' ? values.map((value) => value && sameWords(value)) : values;
    return byCode(
      codes,
      Int32Array.from(told, (value) => texts.of(value)),
    );
  };
  let names: ReadonlySet<number> | null = null;
  const actor = (view: SegmentView): NumberOf =>
    byCode(view.segment.columns.actor, identities.codes.get(view) ?? new Int32Array(0));
  return {
    actor,
    distinct: (kind, view) => {
      switch (kind) {
        case 'actor':
          return actor(view);
        case 'ip':
          return coded(view, kind, ips);
        case 'resource':
          return resourceHashes(view);
        case 'day':
          return days(view, zone);
        default:
          return assertNever(kind);
      }
    },
    key: (kind, view, seqs) => {
      switch (kind) {
        case 'actor':
          return actor(view);
        case 'ip':
          return coded(view, kind, ips);
        case 'tenant':
          return coded(view, kind, tenants);
        case 'reason':
          return coded(view, kind, reasons);
        case 'resource':
          return resourceIds(view, seqs, (id) => resources.of(id));
        case 'subject':
          names ??= new Set(identities.people.flatMap(({ ids, emails }) => [...ids, ...emails].map(resourceHashOf)));
          return subjects(view, seqs, names, (id) => (id === null ? -1 : (identities.placeOf.get(foldCase(id)) ?? -1)));
        case 'none':
          return () => 0;
        default:
          return assertNever(kind);
      }
    },
  };
};
