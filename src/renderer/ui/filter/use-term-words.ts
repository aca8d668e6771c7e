// Filters in plain language, in the language of the reader.
import { useCallback } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import { useWords } from '../define-words.ts';
import { termWords } from './term-words.ts';
import { words } from './words.ts';

export const useTermWords = (): ((filter: Filter) => string) => {
  const say = useWords(words);
  return useCallback((filter) => termWords(say, filter), [say]);
};
