// The periodic statement about the SIVO team's accesses, as CSV or as a page that needs nothing else.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import type { SivoAccessReport, SivoStatement, SivoStatementInput } from '#shared/model/sivo-access.ts';

/** `judgements`: what was decided about visits. Deterministic: no clock. */
export const sivoStatement = (
  report: SivoAccessReport,
  input: SivoStatementInput,
  judgements: readonly Judgement[],
): SivoStatement => {
  throw new WorkbenchError(
    'INTERNAL',
    'SIVO access',
    `not there yet: ${report.total} ${input.format} ${judgements.length}`,
  );
};
