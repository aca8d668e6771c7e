// A long text by words, without the long stretches in which nothing changed.
import type { WordPiece } from '#shared/model/changes.ts';

/** Characters kept of an unchanged stretch on each side that borders a change. */
const kept = 60;

/** Unchanged stretches longer than twice the margin lose their middle, or their outer part at the ends of the text. */
export const shortPieces = (pieces: readonly WordPiece[]): WordPiece[] =>
  pieces.map((piece, at) => {
    const { kind, text } = piece;
    if (kind !== 'same' || text.length <= 2 * kept + 1) return piece;
    const head = at === 0 ? '' : text.slice(0, kept);
    const tail = at === pieces.length - 1 ? '' : text.slice(-kept);
    return { kind, text: `${head}…${tail}` };
  });

/** Characters of all pieces. */
export const piecesLength = (pieces: readonly WordPiece[]): number =>
  pieces.reduce((sum, { text }) => sum + text.length, 0);
