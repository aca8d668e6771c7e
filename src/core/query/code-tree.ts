// The part of filters that codes and times alone decide, made ready once for each segment: terms on one field become one
// table, terms that always or never hold vanish. What needs a row or a text is not for this file.
import { maskOf, maskOfBoth, maskOfEither } from './code-mask.ts';
import { type CodeTable, codeTableOf } from './code-table.ts';
import type { Condition } from './compile-filter.ts';
import { joinTables } from './joint-codes.ts';
import { localRanges, maskOfRanges, otherRanges } from './local-ranges.ts';
import type { SegmentView } from './segment-view.ts';
import { both, either, type Selection, tidy } from './selection.ts';
import { lowerBound } from './time-search.ts';

export type CodeTree =
  | 'all'
  | 'none'
  | { kind: 'table'; of: CodeTable }
  /** Pairs of seqs as `localRanges` gives them. */
  | { kind: 'ranges'; ranges: readonly number[] }
  | { kind: 'and' | 'or'; tables: CodeTable[]; others: CodeTree[] };

const tree = (of: CodeTable): CodeTree => {
  if (!of.table.includes(1)) return 'none';
  return of.table.includes(0) ? { kind: 'table', of } : 'all';
};

const rangesTree = (ranges: readonly number[], events: number): CodeTree => {
  if (ranges.length === 0) return 'none';
  return ranges.length === 2 && ranges[0] === 0 && ranges[1] === events ? 'all' : { kind: 'ranges', ranges };
};

const timeTree = (view: SegmentView, condition: Extract<Condition, { op: 'time' }>): CodeTree | null => {
  const { from, to } = condition;
  if ((from !== null && from.nanos !== 0) || (to !== null && to.nanos !== 0)) return null;
  const { oldestMs, newestMs, events } = view.segment.entry;
  if ((from !== null && from.ms > newestMs) || (to !== null && to.ms <= oldestMs)) return 'none';
  const reachesBack = from === null || from.ms <= oldestMs;
  const reachesOn = to === null || to.ms > newestMs;
  if (reachesBack && reachesOn) return 'all';
  const { timeOffset, baseMs } = view.segment.columns;
  const first = reachesBack ? 0 : lowerBound(timeOffset, from.ms - baseMs);
  const end = reachesOn ? events : lowerBound(timeOffset, to.ms - baseMs, first);
  return rangesTree(first >= end ? [] : [first, end], events);
};

const notTree = (part: CodeTree, events: number): CodeTree | null => {
  if (part === 'all') return 'none';
  if (part === 'none') return 'all';
  if (part.kind === 'ranges') return rangesTree(otherRanges(events, part.ranges), events);
  if (part.kind !== 'table') return null;
  return { kind: 'table', of: { ...part.of, table: part.of.table.map((bit) => bit ^ 1) } };
};

const merged = (op: 'and' | 'or', one: CodeTable, other: CodeTable): CodeTable => ({
  ...one,
  table: one.table.map((bit, code) => (op === 'and' ? bit & (other.table[code] ?? 0) : bit | (other.table[code] ?? 0))),
});

const joined = (view: SegmentView, op: 'and' | 'or', args: readonly Condition[]): CodeTree | null => {
  const [neutral, decisive] = op === 'and' ? (['all', 'none'] as const) : (['none', 'all'] as const);
  const tables: CodeTable[] = [];
  const others: CodeTree[] = [];
  for (const arg of args) {
    const part = codeTreeOf(view, arg);
    if (part === null) return null;
    if (part === decisive) return decisive;
    if (part === neutral) continue;
    if (typeof part === 'string' || part.kind !== 'table') {
      others.push(part);
      continue;
    }
    const same = tables.findIndex(({ codes }) => codes === part.of.codes);
    const before = tables[same];
    if (before === undefined) tables.push(part.of);
    else {
      const both = tree(merged(op, before, part.of));
      if (both === decisive) return decisive;
      if (typeof both === 'string') tables.splice(same, 1);
      else if (both.kind === 'table') tables[same] = both.of;
    }
  }
  const few = joinTables(op, tables, view.joint);
  if (few.length + others.length > 1) return { kind: op, tables: few, others };
  const [table] = few;
  return table === undefined ? (others[0] ?? neutral) : tree(table);
};

/** Null when rows or texts have to be looked at. A term of which a segment decides at once hides what stands beside it. */
export const codeTreeOf = (view: SegmentView, condition: Condition): CodeTree | null => {
  switch (condition.op) {
    case 'is': {
      const table = codeTableOf(view, condition);
      return table === null ? null : tree(table);
    }
    case 'time':
      return timeTree(view, condition);
    case 'local':
      return rangesTree(localRanges(view, condition), view.segment.entry.events);
    case 'not': {
      const part = codeTreeOf(view, condition.arg);
      return part === null ? null : notTree(part, view.segment.entry.events);
    }
    case 'and':
    case 'or':
      return joined(view, condition.op, condition.args);
    default:
      return null;
  }
};

/** A fresh mask, or `all`/`none` without one; `events` is the size of the segment. */
export const selectByCodes = (node: CodeTree, events: number): Selection => {
  if (typeof node === 'string') return node;
  if (node.kind === 'table') return tidy(maskOf(node.of));
  if (node.kind === 'ranges') return maskOfRanges(events, node.ranges);
  const isAnd = node.kind === 'and';
  const join = isAnd ? both : either;
  const [one, other, ...rest] = node.tables;
  let found: Selection = isAnd ? 'all' : 'none';
  if (one !== undefined && other === undefined) found = tidy(maskOf(one));
  else if (one !== undefined && other !== undefined) found = tidy((isAnd ? maskOfBoth : maskOfEither)(one, other));
  for (const of of rest) found = join(found, maskOf(of));
  for (const part of node.others) {
    if (isAnd && found === 'none') return found;
    found = join(found, selectByCodes(part, events));
  }
  return found;
};
