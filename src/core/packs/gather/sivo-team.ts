// Accesses of the SIVO team within the time of the population, and the statement about them.
import { everything, type Filter } from '#shared/model/filter.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { printFilter } from '#shared/model/print-filter.ts';
import { type SivoAccessReport, sivoAccessInputSchema, sivoStatementInputSchema } from '#shared/model/sivo-access.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { sivoAccessReport } from '../../sivo-access/sivo-access-report.ts';
import { sivoStatement } from '../../sivo-access/sivo-statement.ts';

/** Inclusive of the newest: the bound is the next millisecond. */
const within = ({ oldest, newest }: { oldest: string | null; newest: string | null }): Filter =>
  oldest === null || newest === null
    ? everything
    : { op: 'time', from: oldest, to: new Date(Math.floor(Date.parse(newest)) + 1).toISOString() };

interface SivoTeamQuestion {
  spec: PackSpec;
  population: { oldest: string | null; newest: string | null };
}

const inputOf = ({ spec, population }: SivoTeamQuestion) => ({ filter: within(population), zone: spec.zone });

export const sivoTeamReport = (
  snapshot: Snapshot,
  question: SivoTeamQuestion,
  breathe: () => Promise<void>,
): Promise<SivoAccessReport> => sivoAccessReport(snapshot, sivoAccessInputSchema.parse(inputOf(question)), breathe);

/** Throws TOO_LARGE where the report does not hold every access. */
export const sivoTeamText = (
  report: SivoAccessReport,
  question: SivoTeamQuestion,
  format: 'csv' | 'html',
  context: { root: string | null; judgements: readonly Judgement[] },
): string => {
  const input = inputOf(question);
  const { language } = question.spec;
  return sivoStatement(report, sivoStatementInputSchema.parse({ ...input, language, format }), {
    ...context,
    question: printFilter(input.filter),
  }).text;
};
