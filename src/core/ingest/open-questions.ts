// What has to be decided before an import may begin, as the error that says so.
import { assertNever } from '#shared/assert-never.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportQuestion } from '#shared/model/inspection.ts';
import { quoteShort } from './problem.ts';

const shownExamples = 3;

const examplesOf = (examples: readonly string[]): string =>
  examples
    .slice(0, shownExamples)
    .map((text) => quoteShort(text))
    .join(', ');

const inWords = (question: ImportQuestion): string => {
  switch (question.kind) {
    case 'zone':
      return `which zone are the times of "${question.column}" in, such as ${examplesOf(question.examples)}? ${question.proposed} is likely`;
    case 'dateOrder':
      return `does the day or the month stand first in "${question.column}", such as ${examplesOf(question.examples)}?`;
    case 'field': {
      const candidates = question.candidates.map(({ from }) => quoteShort(from)).join(', ');
      return `where is the field ${question.field}? Perhaps ${candidates}`;
    }
    default:
      return assertNever(question);
  }
};

/** A source with what is open about it. */
export interface UndecidedSource {
  name: string;
  questions: readonly ImportQuestion[];
}

/** DECISION_NEEDED for the first undecided source, which tells how many more there are; null when nothing is open. */
export const decisionNeeded = (sources: readonly UndecidedSource[]): WorkbenchError | null => {
  const undecided = sources.filter(({ questions }) => questions.length > 0);
  const [first, ...others] = undecided;
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` (${others.length} more sources have open questions)`;
  return new WorkbenchError('DECISION_NEEDED', first.name, `${first.questions.map(inWords).join('; ')}${more}`);
};
