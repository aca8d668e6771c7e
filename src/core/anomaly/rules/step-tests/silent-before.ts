// Did the event's actor come back lately, after a long silence? Time that no import claims to hold is no silence.
import type { RuleTest } from '#shared/model/rule.ts';
import type { Span } from '../../../query/coverage-claims.ts';
import { placeOf } from '../event-place.ts';
import { inTimeOrder } from '../in-time-order.ts';
import type { KeyReader } from '../key-reader.ts';
import type { StepTester, TestFacts } from './step-tester.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Milliseconds of the stretch that lie in one of the spans. */
const coveredMs = (covered: readonly Span[], fromMs: number, toMs: number): number =>
  covered.reduce((sum, span) => sum + Math.max(0, Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs)), 0);

/** `covered`: what imports hold, oldest first and apart. */
export const silentBefore = (
  { days, withinHours }: Extract<RuleTest, { kind: 'silent-before' }>,
  keys: KeyReader,
  covered: readonly Span[],
): StepTester => {
  const facts = new Map<number, TestFacts>();
  const lastMs = new Map<number, number>();
  const returns = new Map<number, { atMs: number; days: number }>();
  return {
    facts,
    look: (parts, bit) => {
      const actors = parts.map(({ view }) => keys.actor(view));
      inTimeOrder(
        parts.map(({ view }) => ({ view, seqs: null })),
        (part, seq, timeMs) => {
          const marked = parts[part];
          if (marked === undefined) return;
          const actor = actors[part]?.(seq) ?? -1;
          const before = lastMs.get(actor);
          if (actor >= 0) lastMs.set(actor, timeMs);
          if (before !== undefined && timeMs - before >= days * dayMs) {
            const silent = coveredMs(covered, before, timeMs) / dayMs;
            if (silent >= days) returns.set(actor, { atMs: timeMs, days: Math.floor(silent) });
          }
          const mark = marked.marks[seq] ?? 0;
          if ((mark & bit) === 0) return;
          const back = returns.get(actor);
          if (back !== undefined && timeMs - back.atMs <= withinHours * hourMs) {
            facts.set(placeOf(marked.place, seq), { kind: 'silent-before', days: back.days });
          } else marked.marks[seq] = mark & ~bit;
        },
      );
    },
  };
};
