// What is told of an error in each language: the words of its code, filled in.
import type { ErrorWords } from './error-words.ts';
import { errorWordsEn } from './error-words-en.ts';
import { errorWordsEs } from './error-words-es.ts';
import type { ErrorCode, ErrorData } from './errors.ts';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

const words = { en: errorWordsEn, es: errorWordsEs } satisfies Record<Language, Record<ErrorCode, ErrorWords>>;

/** What is not valid may have no name: a request as a whole. */
const fill = (template: string, data: ErrorData): string =>
  template
    .replace(': {where}: ', data.where === '' ? ': ' : ': {where}: ')
    .replace('{where}', () => data.where)
    .replace('{detail}', () => data.detail)
    .trim();

/** The sentence(s) for an error: what happened where, and what to do. */
export const errorText = (
  code: ErrorCode,
  data: ErrorData,
  language: Language = 'en',
): { what: string; todo: string } => ({
  what: fill(words[language][code].what, data),
  todo: words[language][code].todo,
});
