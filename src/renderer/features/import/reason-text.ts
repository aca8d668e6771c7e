// The words for why a record was rejected; a code from a newer archive is shown as it is.
import { reasonCodeSchema } from '#shared/model/archive.ts';
import type { Say } from '../../ui/define-words.ts';
import type { words } from './words.ts';

type ImportWord = keyof (typeof words)['en'];

export const reasonText = (code: string, say: Say<ImportWord>): string => {
  const known = reasonCodeSchema.safeParse(code);
  return known.success ? say(`reason_${known.data}`) : code;
};
