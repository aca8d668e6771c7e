// Two long texts by words, so that a changed sentence is read at a glance.
import { diffArrays } from 'diff';
import type { WordPiece } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';

/** Shorter texts are read faster one beside the other. In UTF-16 units. */
const longText = 40;
/** Words added and removed beyond which two texts have too little in common to be read as one; the work grows with its square. */
const mostEdits = 200;
/** UTF-16 units of all texts of a comparison that are compared by words. */
const mostText = 100_000;

const tokens = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu) ?? [];

const kindOf = ({ added, removed }: { added: boolean; removed: boolean }): WordPiece['kind'] => {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
};

/** Space between two changed words belongs to the change, so that a changed phrase is one piece. */
const joined = (pieces: readonly WordPiece[]): WordPiece[] => {
  const result: WordPiece[] = [];
  let [removed, added] = ['', ''];
  const close = (): void => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  pieces.forEach((piece, index) => {
    const isBetween = pieces[index + 1] !== undefined && removed !== '' && added !== '';
    if (piece.kind === 'same' && !(isBetween && /^\s+$/.test(piece.text))) {
      close();
      result.push(piece);
      return;
    }
    if (piece.kind !== 'added') removed += piece.text;
    if (piece.kind !== 'removed') added += piece.text;
  });
  close();
  return result;
};

/** Compares texts until it has compared `mostText` of them. */
export type WordComparer = (from: JsonValue | undefined, to: JsonValue | undefined) => WordPiece[] | null;

/** Of one comparison. Gives null where the values are no two long texts, or have too little in common. */
export const createWordComparer = (): WordComparer => {
  let room = mostText;
  return (from, to) => {
    if (typeof from !== 'string' || typeof to !== 'string' || from.length < longText || to.length < longText)
      return null;
    if (from.length + to.length > room) return null;
    room -= from.length + to.length;
    const parts = diffArrays(tokens(from), tokens(to), { maxEditLength: mostEdits });
    const pieces = joined(parts?.map((part) => ({ kind: kindOf(part), text: part.value.join('') })) ?? []);
    return pieces.some(({ kind, text }) => kind === 'same' && /[\p{L}\p{N}]/u.test(text)) ? pieces : null;
  };
};
