// Texts with gaps, as `ana*` or `*.example`: the pieces between the stars.
import { z } from 'zod';

/** In each gap between two pieces any text may stand, also none. One piece alone is that very text. */
export type TextPattern = string[];
export const textPatternSchema = z.array(z.string().max(4096)).min(1).max(100);

/** The shortest spelling: two gaps side by side are one. */
export const tidyPattern = (pieces: TextPattern): TextPattern =>
  pieces.filter((piece, index) => piece !== '' || index === 0 || index === pieces.length - 1);

/** Whether the whole text fits the pattern, compared as they are. */
export const fitsPattern = (pieces: TextPattern, text: string): boolean => {
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return text === first;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
};
