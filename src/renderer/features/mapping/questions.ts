// Which questions are shown: those the files came with stay where they are when they are answered, new ones join them.
import type { ImportQuestion, SourceInspection } from '#shared/model/inspection.ts';
import type { Shape } from './shapes.ts';

const keyOf = (question: ImportQuestion): string =>
  question.kind === 'field' ? `field ${question.field}` : `${question.kind} ${question.column}`;

export const uniqueQuestions = (questions: readonly ImportQuestion[]): ImportQuestion[] => {
  const seen = new Map<string, ImportQuestion>();
  for (const question of questions) if (!seen.has(keyOf(question))) seen.set(keyOf(question), question);
  return [...seen.values()];
};

/** Of a shape: asked when its files were first looked at, or now. */
export const questionsOf = (shape: Shape, first: readonly SourceInspection[]): ImportQuestion[] => {
  const names = new Set(shape.files.map(({ name }) => name));
  const before = first.filter(({ name }) => names.has(name)).flatMap(({ questions }) => questions);
  return uniqueQuestions([...before, ...shape.files.flatMap(({ questions }) => questions)]);
};

/** Whether nothing is left open in what was last looked at. */
export const isDecided = (inspections: readonly SourceInspection[]): boolean =>
  inspections.every(({ skipped, questions }) => skipped !== null || questions.length === 0);
