// One rule over a snapshot: its events in order of time, oldest segments first.
import { assertNever } from '#shared/assert-never.ts';
import type { RuleTest } from '#shared/model/rule.ts';
import { clustersOf } from '../../query/clusters.ts';
import type { Span } from '../../query/coverage-claims.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import type { Breathe } from '../types.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { placeOf } from './event-place.ts';
import { inTimeOrder } from './in-time-order.ts';
import type { KeyReader, NumberOf } from './key-reader.ts';
import { type MarkedPart, markedPart, seqsMarked } from './marked-events.ts';
import { type Matched, matchSequence, type SequenceMatcher } from './match-sequence.ts';
import { changedBack } from './step-tests/changed-back.ts';
import { firstFrom } from './step-tests/first-from.ts';
import { silentBefore } from './step-tests/silent-before.ts';
import type { StepTester, TestFacts } from './step-tests/step-tester.ts';

/** What all rules over one snapshot share. `covered`: what imports hold. */
export interface RuleGround {
  snapshot: Snapshot;
  keys: KeyReader;
  covered: readonly Span[];
  breathe: Breathe;
}

/** What the tests of a rule found out, by place, of the events that passed. */
export type FactTables = readonly ReadonlyMap<number, TestFacts>[];

const testerOf = (test: RuleTest, { keys, covered }: RuleGround): StepTester => {
  switch (test.kind) {
    case 'first-from':
      return firstFrom(test, keys);
    case 'silent-before':
      return silentBefore(test, keys, covered);
    case 'changed-back':
      return changedBack(test);
    default:
      return assertNever(test);
  }
};

interface LaneNumbers {
  key: NumberOf;
  value: NumberOf | null;
}

const numbersOf = ({ lanes }: CompiledRule, part: MarkedPart, keys: KeyReader): LaneNumbers[] =>
  lanes.map(({ by, distinct }, index) => {
    const seqs = seqsMarked(part, 1 << index);
    return {
      key: keys.key(by, part.view, seqs),
      value: distinct === null ? null : keys.distinct(distinct, part.view),
    };
  });

/** Feeds the marked events; of one event its ending of older sequences comes first, then its later steps. */
const feed = (
  compiled: CompiledRule,
  parts: readonly MarkedPart[],
  keys: KeyReader,
  matcher: SequenceMatcher,
): void => {
  const order = compiled.lanes
    .map((lane, index) => ({ ...lane, index }))
    .sort((one, other) => Number(other.ends) - Number(one.ends) || other.step - one.step);
  const numbers = parts.map((part) => numbersOf(compiled, part, keys));
  const every = (1 << compiled.lanes.length) - 1;
  inTimeOrder(
    parts.map((part) => ({ view: part.view, seqs: seqsMarked(part, every) })),
    (at, seq, timeMs) => {
      const part = parts[at];
      const mark = part?.marks[seq] ?? 0;
      for (const { index, ends, step } of order) {
        if ((mark & (1 << index)) === 0) continue;
        const lane = numbers[at]?.[index];
        const key = lane?.key(seq) ?? -1;
        if (key < 0) continue;
        if (ends) matcher.ends(step, key);
        else {
          const value = lane?.value === null ? 0 : (lane?.value(seq) ?? -1);
          if (value >= 0) matcher.fits(step, key, timeMs, placeOf(part?.place ?? 0, seq), value);
        }
      }
    },
  );
};

/** Calls `tell` for each hit, in no order; `onSegments` after each piece of so many events. Throws CANCELLED. */
export const findMatches = async (
  compiled: CompiledRule,
  ground: RuleGround,
  tell: (hit: Matched, facts: FactTables) => void,
  onSegments: (events: number) => void,
): Promise<void> => {
  const { snapshot, keys, breathe } = ground;
  const testers = compiled.lanes.flatMap(({ test }, index) =>
    test === null ? [] : [{ tester: testerOf(test, ground), bit: 1 << index, needsAll: test.kind !== 'changed-back' }],
  );
  const facts = testers.map(({ tester }) => tester.facts);
  const matcher = matchSequence(compiled.steps, (hit) => tell(hit, facts));
  const needsAll = testers.some((tester) => tester.needsAll);
  const clusters = clustersOf(snapshot.views.map((view) => ({ view, count: view.segment.entry.events })));
  for (const { parts, count, newestMs } of clusters) {
    const marked: MarkedPart[] = [];
    for (const { view } of parts) {
      await breathe();
      const place = snapshot.views.indexOf(view);
      const part = markedPart(snapshot, view, place, compiled);
      if (part !== null) marked.push(part);
      else if (needsAll) marked.push({ view, place, marks: new Uint16Array(view.segment.entry.events) });
    }
    for (const { tester, bit } of testers) tester.look(marked, bit);
    if (marked.length > 0) feed(compiled, marked, keys, matcher);
    matcher.tidy(newestMs);
    onSegments(count);
  }
  matcher.tidy(Number.POSITIVE_INFINITY);
};
