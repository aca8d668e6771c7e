// How a stretch of time stands to what the imports claim to hold whole.
import type { IntervalCoverage } from '#shared/model/chain.ts';
import { gapsIn, type Span } from '../query/coverage-claims.ts';

const mostGaps = 100;

const isSpanned = (atMs: number, covered: readonly Span[]): boolean =>
  covered.some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);

/** `covered` as `unionOf` makes it. An interval without length is covered where its instant is. */
export const intervalCoverage = (whole: Span, covered: readonly Span[]): IntervalCoverage => {
  if (whole.fromMs >= whole.toMs) {
    return { kind: isSpanned(whole.fromMs, covered) ? 'covered' : 'uncovered', gaps: [], gapCount: 0 };
  }
  const near = covered.filter(({ fromMs, toMs }) => toMs > whole.fromMs && fromMs < whole.toMs);
  const gaps = gapsIn(whole, near);
  return {
    kind: gaps.length === 0 ? 'covered' : near.length === 0 ? 'uncovered' : 'partly',
    gaps: gaps.slice(0, mostGaps).map(({ fromMs, toMs }) => ({
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
    })),
    gapCount: gaps.length,
  };
};
