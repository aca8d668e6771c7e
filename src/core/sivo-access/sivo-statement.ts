// The periodic statement about the SIVO team's accesses, as CSV or as a page that needs nothing else.
import { assertNever } from '#shared/assert-never.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SivoAccessReport, SivoStatement, SivoStatementInput } from '#shared/model/sivo-access.ts';
import { type Statement, type StatementContext, statementOf } from './statement.ts';
import { statementCsv } from './statement-csv.ts';
import { statementHtml } from './statement-html.ts';
import { statementWords } from './statement-words.ts';

const textOf = (statement: Statement): string => {
  const { format } = statement.input;
  switch (format) {
    case 'csv':
      return statementCsv(statement);
    case 'html':
      return statementHtml(statement);
    default:
      return assertNever(format);
  }
};

/** Deterministic: no clock. Throws TOO_LARGE where the report does not hold every access. */
export const sivoStatement = (
  report: SivoAccessReport,
  input: SivoStatementInput,
  context: StatementContext,
): SivoStatement => {
  if (report.accesses.length < report.total) {
    const [total, most] = [report.total, report.accesses.length].map((value) => value.toLocaleString('en'));
    const detail = `${total} accesses fit, and a statement holds at most ${most}; narrow the filter or the time range`;
    throw new WorkbenchError('TOO_LARGE', 'statement', detail);
  }
  return {
    name: `${statementWords[input.language].file}.${input.format}`,
    text: textOf(statementOf(report, input, context)),
    accesses: report.total,
  };
};
