// Answers every question about unusual accesses, rules and accesses of the SIVO team, always from the newest committed
// generation. Its worker calls it.
import type { ActorScores, ActorScoresInput, OverviewInput, ScoreOverview } from '#shared/model/actor-scores.ts';
import type {
  CountedInput,
  CountedText,
  OutliersInput,
  OutliersProgress,
  OutliersReport,
} from '#shared/model/outliers.ts';
import type { Rule, RulesInput, RulesProgress, RulesReport } from '#shared/model/rule.ts';
import type {
  SivoAccessInput,
  SivoAccessReport,
  SivoStatement,
  SivoStatementInput,
} from '#shared/model/sivo-access.ts';
import { readArchiveRoot } from '../archive/archive-root.ts';
import { createBreather } from '../query/breather.ts';
import { openNewestSnapshot } from '../query/newest-snapshot.ts';
import { sivoAccessReport } from '../sivo-access/sivo-access-report.ts';
import { sivoStatement } from '../sivo-access/sivo-statement.ts';
import type { StatementContext } from '../sivo-access/statement.ts';
import { actorScores } from './actor-scores.ts';
import { inputLines } from './input-lines.ts';
import { outliersReport } from './outliers-report.ts';
import { runRules } from './rules/run-rules.ts';
import { scoreOverview } from './score-overview.ts';
import { createScoredCounts } from './scored-counts.ts';
import type { Breathe } from './types.ts';

/** What a long question is given to be followed and left. */
export interface Followed<Progress> {
  signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** Filters are resolved ones, without marks. */
export interface AnomalyEngine {
  outliers(input: OutliersInput, call: Followed<OutliersProgress>): Promise<OutliersReport>;
  overview(input: OverviewInput, signal?: AbortSignal): Promise<ScoreOverview>;
  /** What the scores are computed from, as text. */
  counted(input: CountedInput, signal?: AbortSignal): Promise<CountedText>;
  /** Throws ACTOR_NOT_FOUND. */
  actor(input: ActorScoresInput, signal?: AbortSignal): Promise<ActorScores>;
  /** `rules`: those to be run, read and checked. */
  rules(input: RulesInput, rules: readonly Rule[], call: Followed<RulesProgress>): Promise<RulesReport>;
  sivoAccess(input: SivoAccessInput, signal?: AbortSignal): Promise<SivoAccessReport>;
  /** `asked`: the filter's text and what was decided about visits. Throws TOO_LARGE. */
  sivoStatement(
    input: SivoStatementInput,
    asked: Omit<StatementContext, 'root'>,
    signal?: AbortSignal,
  ): Promise<SivoStatement>;
  close(): void;
}

/** Opens the archive at `path`. Throws NOT_AN_ARCHIVE, ARCHIVE_TOO_NEW or ARCHIVE_DAMAGED. */
export const createAnomalyEngine = async (path: string): Promise<AnomalyEngine> => {
  const closing = new AbortController();
  const newest = await openNewestSnapshot(path);
  const scoredCounts = createScoredCounts();
  const breatherFor = (signal: AbortSignal | undefined): Breathe => createBreather([signal, closing.signal]);
  return {
    outliers: async (input, { signal, onProgress }) => {
      const { root } = readArchiveRoot(path);
      return outliersReport(await newest.get(), input, {
        breathe: breatherFor(signal),
        onProgress,
        root,
        scoredCounts,
      });
    },
    overview: async (input, signal) =>
      scoreOverview(await newest.get(), input, { breathe: breatherFor(signal), scoredCounts }),
    counted: async ({ filter, parameters }, signal) => {
      const asked = { filter, parameters };
      const scored = await scoredCounts.get(await newest.get(), asked, { breathe: breatherFor(signal) });
      const lines = inputLines(scored.axis, scored.actors, parameters);
      return { text: [...lines].join(''), inputHash: scored.inputHash };
    },
    actor: async (input, signal) =>
      actorScores(await newest.get(), input, { breathe: breatherFor(signal), scoredCounts }),
    rules: async (input, rules, { signal, onProgress }) =>
      runRules(await newest.get(), input, rules, { breathe: breatherFor(signal), onProgress }),
    sivoAccess: async (input, signal) => sivoAccessReport(await newest.get(), input, breatherFor(signal)),
    sivoStatement: async (input, asked, signal) => {
      const { root } = readArchiveRoot(path);
      const report = await sivoAccessReport(await newest.get(), input, breatherFor(signal));
      return sivoStatement(report, input, { ...asked, root });
    },
    close: () => {
      closing.abort();
      newest.close();
    },
  };
};
