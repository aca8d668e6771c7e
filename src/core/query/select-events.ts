// Runs a condition over the columns of one segment. Rows are read only to confirm hashes and bounds finer than a millisecond.
import { assertNever } from '#shared/assert-never.ts';
import { murmur3 } from '../archive/murmur3.ts';
import type { CodeArray } from '../archive/types.ts';
import type { CompiledFilter, Condition } from './compile-filter.ts';
import { localRanges, maskOfRanges } from './local-ranges.ts';
import type { Instant } from './resolve-time.ts';
import type { CodedField, FieldCodes, SegmentView } from './segment-view.ts';
import { both, either, inverse, type Selection, seqsOf, tidy } from './selection.ts';
import { lowerBound } from './time-search.ts';
import { timestampNanos } from './timestamp-nanos.ts';

type IsCondition = Extract<Condition, { op: 'is' }>;
type MatchCondition = Extract<Condition, { op: 'match' }>;
type TimeCondition = Extract<Condition, { op: 'time' }>;

const throughTable = (codes: CodeArray, table: Uint8Array): Selection => {
  if (!table.includes(1)) return 'none';
  if (!table.includes(0)) return 'all';
  const mask = new Uint8Array(codes.length);
  for (let seq = 0; seq < codes.length; seq++) mask[seq] = table[codes[seq] ?? 0] ?? 0;
  return tidy(mask);
};

const byTable = (
  { codes }: FieldCodes,
  values: readonly (string | null)[],
  matches: (value: string | null) => boolean,
): Selection =>
  throughTable(
    codes,
    Uint8Array.from(values, (value) => (matches(value) ? 1 : 0)),
  );

const byValue = (view: SegmentView, field: CodedField, matches: (folded: string | null) => boolean): Selection =>
  byTable(view.field(field), view.folded(field), matches);

const isStated = (value: string | null): value is string => value !== null && value !== '';

/** An actor's id or e-mail; not stated when neither is. */
const byActor = (view: SegmentView, { values, unstated }: IsCondition): Selection => {
  const ids = view.folded('actor.id');
  const emails = view.folded('actor.email');
  const table = Uint8Array.from(ids, (id, code) => {
    const email = emails[code] ?? null;
    if (isStated(id) && values.has(id)) return 1;
    if (isStated(email) && values.has(email)) return 1;
    return unstated && !isStated(id) && !isStated(email) ? 1 : 0;
  });
  return throughTable(view.field('actor.id').codes, table);
};

/** Events whose hash is a candidate and whose true value, read from the rows, is wanted. */
const byHash = (
  hashes: Uint32Array,
  candidates: ReadonlySet<number>,
  read: (seqs: number[]) => (string | null)[],
  wanted: (value: string | null) => boolean,
): Selection => {
  const seqs: number[] = [];
  const [first] = candidates;
  if (candidates.size === 1 && first !== undefined) {
    for (let seq = hashes.indexOf(first); seq !== -1; seq = hashes.indexOf(first, seq + 1)) seqs.push(seq);
  } else {
    for (let seq = 0; seq < hashes.length; seq++) if (candidates.has(hashes[seq] ?? 0)) seqs.push(seq);
  }
  if (seqs.length === 0) return 'none';
  const mask = new Uint8Array(hashes.length);
  read(seqs).forEach((value, index) => {
    if (wanted(value)) mask[seqs[index] ?? 0] = 1;
  });
  return tidy(mask);
};

const byId = ({ segment }: SegmentView, { values }: IsCondition): Selection =>
  byHash(
    segment.columns.idHash,
    new Set([...values].map(murmur3)),
    (seqs) => segment.ids(seqs),
    (id) => id !== null && values.has(id),
  );

/**
 * What was found last in each segment: the parts of one question ask for the same resource, and telling ids whose hashes are
 * one reads rows.
 */
const lastFound = new WeakMap<SegmentView, { asked: string; seqs: Uint32Array }>();

const byResourceId = (view: SegmentView, { values, unstated }: IsCondition): Selection => {
  const { segment } = view;
  const asked = JSON.stringify([unstated, ...values]);
  const last = lastFound.get(view);
  if (last?.asked === asked) return bySeqs(view, last.seqs);
  const candidates = new Set([...values].map(murmur3));
  if (unstated) candidates.add(0).add(murmur3(''));
  const found = byHash(
    segment.columns.resourceHash,
    candidates,
    (seqs) => segment.resourceIds(seqs),
    (id) => (isStated(id) ? values.has(id) : unstated),
  );
  lastFound.set(view, {
    asked,
    seqs: seqsOf(found) ?? Uint32Array.from({ length: segment.entry.events }, (_, seq) => seq),
  });
  return found;
};

const byField = (view: SegmentView, condition: IsCondition): Selection => {
  const { field, values, unstated } = condition;
  if (field === 'actor') return byActor(view, condition);
  if (field === 'id') return byId(view, condition);
  if (field === 'resource.id') return byResourceId(view, condition);
  return byValue(view, field, (value) => (isStated(value) ? values.has(value) : unstated));
};

/** Seqs of the events within one millisecond. */
const seqsOfMs = ({ segment }: SegmentView, ms: number): number[] => {
  const { timeOffset, baseMs } = segment.columns;
  const first = lowerBound(timeOffset, ms - baseMs);
  const end = lowerBound(timeOffset, ms + 1 - baseMs, first);
  return Array.from({ length: end - first }, (_, index) => first + index);
};

/** Rows tell on which side of a bound finer than a millisecond the events of its own millisecond stand. */
const settleMs = (view: SegmentView, mask: Uint8Array, bound: Instant | null, side: 'from' | 'to'): void => {
  if (bound === null || bound.nanos === 0) return;
  const seqs = seqsOfMs(view, bound.ms);
  view.segment.events(seqs).forEach(({ event }, index) => {
    const isBefore = timestampNanos(event.timestamp) < bound.nanos;
    if (isBefore === (side === 'from')) mask[seqs[index] ?? 0] = 0;
  });
};

const byTime = (view: SegmentView, { from, to }: TimeCondition): Selection => {
  const { oldestMs, newestMs, events } = view.segment.entry;
  if ((from !== null && from.ms > newestMs) || (to !== null && to.ms < oldestMs)) return 'none';
  const reachesBack = from === null || from.ms < oldestMs;
  const reachesOn = to === null || to.ms > newestMs;
  if (reachesBack && reachesOn) return 'all';
  const { timeOffset, baseMs } = view.segment.columns;
  const first = reachesBack ? 0 : lowerBound(timeOffset, from.ms - baseMs);
  const end = reachesOn ? events : lowerBound(timeOffset, to.ms - baseMs + (to.nanos === 0 ? 0 : 1));
  if (first >= end) return 'none';
  const mask = new Uint8Array(events).fill(1, first, end);
  settleMs(view, mask, from, 'from');
  settleMs(view, mask, to, 'to');
  return tidy(mask);
};

const wordFields: readonly CodedField[] = [
  'actor.id',
  'actor.email',
  'action',
  'resource.type',
  'role',
  'ip',
  'userAgent',
  'tenant',
  'reason',
];

/** Events whose words or whose seqs match; `asked` is put to one dictionary after the other, `seqs` only when that is not all. */
const byWords = (view: SegmentView, asked: (field: CodedField) => Selection, seqs: () => number[]): Selection => {
  let selection: Selection = 'none';
  for (const field of wordFields) {
    selection = either(selection, asked(field));
    if (selection === 'all') return 'all';
  }
  return either(selection, bySeqs(view, seqs()));
};

const bySeqs = (view: SegmentView, seqs: ArrayLike<number> & Iterable<number>): Selection => {
  if (seqs.length === 0) return 'none';
  const mask = new Uint8Array(view.segment.entry.events);
  for (const seq of seqs) mask[seq] = 1;
  return mask;
};

const byText = (view: SegmentView, needle: string): Selection =>
  byWords(
    view,
    (field) => byTable(view.field(field), view.searchable(field), (value) => value?.includes(needle) ?? false),
    () => view.segment.searchText(needle),
  );

const byMatch = (view: SegmentView, { field, test }: MatchCondition): Selection => {
  const inField = (coded: CodedField): Selection => {
    const { codes, values } = view.field(coded);
    return byTable({ codes, values }, values, (value) => isStated(value) && test.holds(value));
  };
  if (field === null) return byWords(view, inField, () => view.segment.matchTexts(test));
  if (field === 'actor') return either(inField('actor.id'), inField('actor.email'));
  if (field === 'id' || field === 'resource.id') return bySeqs(view, view.segment.matchIds(field, test));
  return inField(field);
};

const select = (view: SegmentView, condition: Condition): Selection => {
  switch (condition.op) {
    case 'and': {
      let selection: Selection = 'all';
      for (const arg of condition.args) {
        selection = both(selection, select(view, arg));
        if (selection === 'none') return 'none';
      }
      return selection;
    }
    case 'or': {
      let selection: Selection = 'none';
      for (const arg of condition.args) {
        selection = either(selection, select(view, arg));
        if (selection === 'all') return 'all';
      }
      return selection;
    }
    case 'not':
      return inverse(select(view, condition.arg));
    case 'is':
      return byField(view, condition);
    case 'time':
      return byTime(view, condition);
    case 'local': {
      const ranges = localRanges(view, condition);
      return ranges.length === 0 ? 'none' : maskOfRanges(view.segment.entry.events, ranges);
    }
    case 'text':
      return byText(view, condition.needle);
    case 'match':
      return byMatch(view, condition);
    case 'change':
      return bySeqs(view, view.segment.matchChanges(condition.test));
    default:
      return assertNever(condition);
  }
};

/** The events of a segment that match; a fresh mask, or `all`/`none` without one. */
export const selectEvents = (view: SegmentView, filter: CompiledFilter): Selection => select(view, filter.condition);
