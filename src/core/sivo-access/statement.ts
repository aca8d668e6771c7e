// What a statement tells, put in order: visits oldest first, each with its accesses and what was decided about it.
import { type Judgement, verdicts } from '#shared/model/judgement.ts';
import type { SivoAccess, SivoAccessReport, SivoStatementInput, SivoVisit } from '#shared/model/sivo-access.ts';
import { type VisitDecision, visitDecisions } from '#shared/model/visit-decision.ts';
import { statementWords } from './statement-words.ts';

/** `question`: the filter as text, as it was asked; `root`: what names the archive's content. */
export interface StatementContext {
  question: string;
  root: string | null;
  judgements: readonly Judgement[];
}

export interface Statement extends Omit<StatementContext, 'judgements'> {
  report: SivoAccessReport;
  input: SivoStatementInput;
  visits: { visit: SivoVisit; accesses: SivoAccess[]; decision: VisitDecision | null }[];
  /** Names of decisions with how many visits had each, "undecided" last. */
  decisions: [name: string, visits: number][];
}

type Words = (typeof statementWords)['en'];

/** `approved: the reason given (2026-05-02T…)`. */
export const verdictText = (decision: VisitDecision | null, say: Words): string => {
  if (decision === null) return say.undecided;
  const { verdict, note, updatedAt } = decision.judgement;
  const said = note === '' ? say.verdicts[verdict] : `${say.verdicts[verdict]}: ${note}`;
  return `${said} (${updatedAt})${decision.isWhole ? '' : `; ${say.partly}`}`;
};

export const statementOf = (
  report: SivoAccessReport,
  input: SivoStatementInput,
  { judgements, ...context }: StatementContext,
): Statement => {
  const say = statementWords[input.language];
  const decisionOf = visitDecisions(judgements);
  const visitOfEvent = new Map(report.visits.flatMap((visit) => visit.eventIds.map((eventId) => [eventId, visit])));
  const accesses = new Map<SivoVisit, SivoAccess[]>(report.visits.map((visit) => [visit, []]));
  for (const access of report.accesses.toReversed()) {
    const visit = visitOfEvent.get(access.eventId);
    if (visit !== undefined) accesses.get(visit)?.push(access);
  }
  const visits = report.visits
    .toReversed()
    .map((visit) => ({ visit, accesses: accesses.get(visit) ?? [], decision: decisionOf(visit) }));
  const tally = (verdict: string | null): number =>
    visits.filter(({ decision }) => (decision?.judgement.verdict ?? null) === verdict).length;
  const decisions = [
    ...verdicts.map((verdict): [string, number] => [say.verdicts[verdict], tally(verdict)]),
    [say.undecided, tally(null)] satisfies [string, number],
  ];
  return { ...context, report, input, visits, decisions: decisions.filter(([, number]) => number > 0) };
};
