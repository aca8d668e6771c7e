// The words for why a record was rejected; a code from a newer archive is shown as it is.
import { useCallback } from 'react';
import { reasonCodeSchema } from '#shared/model/archive.ts';
import { useWords } from './define-words.ts';
import { words } from './words.ts';

export const useReasonText = (): ((code: string) => string) => {
  const say = useWords(words);
  return useCallback(
    (code) => {
      const known = reasonCodeSchema.safeParse(code);
      return known.success ? say(`reason_${known.data}`) : code;
    },
    [say],
  );
};
