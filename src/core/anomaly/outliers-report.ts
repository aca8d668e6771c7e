// Findings of an archive: accesses counted by actor and day, scored, and put into words.
import { anomalyMethod } from '#shared/model/anomaly.ts';
import type { OutliersInput, OutliersProgress, OutliersReport } from '#shared/model/outliers.ts';
import { printFilter } from '#shared/model/print-filter.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { alertThreshold } from './alert-threshold.ts';
import { expectedFalseAlarms } from './expected-false-alarms.ts';
import { dayRange } from './findings/day-range.ts';
import { findUnusual } from './findings/find-unusual.ts';
import { withoutHistory } from './findings/without-history.ts';
import type { Scored, ScoredCounts } from './scored-counts.ts';
import { tellFindings } from './tell-findings.ts';
import type { Breathe } from './types.ts';

export interface OutliersTools {
  breathe: Breathe;
  onProgress(progress: OutliersProgress): void;
  /** What names the archive's content. */
  root: string | null;
  scoredCounts: ScoredCounts;
}

const coveredDays = ({ axis }: Scored, { first, end }: { first: number; end: number }): number =>
  axis.covered.subarray(first, end).reduce((sum, mark) => sum + mark, 0);

/** The same events and input give the same report, but for `elapsedMs`. Throws BAD_FILTER, BAD_INPUT, CANCELLED. */
export const outliersReport = async (
  snapshot: Snapshot,
  input: OutliersInput,
  { breathe, onProgress, root, scoredCounts }: OutliersTools,
): Promise<OutliersReport> => {
  const began = performance.now();
  const elapsed = (): number => Math.round(performance.now() - began);
  const { filter, parameters, from, to, budget, limit } = input;
  const total = snapshot.manifest.segments.reduce((sum, { events }) => sum + events, 0);
  const onSegment = (events: number): void => onProgress({ kind: 'progress', events, total, elapsedMs: elapsed() });
  const scored = await scoredCounts.get(snapshot, { filter, parameters }, { breathe, onSegment });
  const { axis, actors, scores } = scored;
  const range = dayRange(axis, { from, to });
  const covered = coveredDays(scored, range);
  const unusual = await findUnusual(scored, actors.keys(), range, parameters, breathe);
  const threshold = alertThreshold(
    unusual.map(({ score }) => score),
    { budget, days: covered, low: parameters.low },
  );
  const told = unusual.filter(({ score }) => score >= threshold);
  const features = await scoredCounts.features(snapshot, scored, { filter, parameters }, breathe);
  const findings = await tellFindings(snapshot, { scored, features }, told.slice(0, limit), input, breathe);
  return {
    kind: 'report',
    method: { ...anomalyMethod },
    parameters,
    filter: printFilter(filter),
    from,
    to,
    inputHash: scored.inputHash,
    root,
    events: scored.events,
    nobody: scored.nobody,
    outside: scored.outside,
    actors: actors.length,
    coveredDays: covered,
    uncoveredDays: range.end - range.first - covered,
    coverageStated: axis.coverageStated,
    budget,
    threshold,
    expectedFalseAlarms: expectedFalseAlarms(scores, parameters, {
      threshold,
      from: range.first,
      to: range.end,
      days: covered,
    }),
    found: told.length,
    findings,
    notEnoughHistory: withoutHistory(axis, actors, scores, range, parameters),
    elapsedMs: elapsed(),
  };
};
