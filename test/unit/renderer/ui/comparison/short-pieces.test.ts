import { describe, expect, it } from 'vitest';
import { piecesLength, shortPieces } from '#renderer/ui/comparison/short-pieces.ts';
import type { WordPiece } from '#shared/model/changes.ts';

const same = (text: string): WordPiece => ({ kind: 'same', text });
const added: WordPiece = { kind: 'added', text: 'x'.repeat(500) };

describe('shortPieces', () => {
  it('keeps what borders a change, and every change whole', () => {
    const text = `${'a'.repeat(200)}${'b'.repeat(200)}`;
    const [first, change, middle, , last] = shortPieces([same(text), added, same(text), added, same(text)]);
    expect(first?.text).toBe(`…${'b'.repeat(60)}`);
    expect(change).toEqual(added);
    expect(middle?.text).toBe(`${'a'.repeat(60)}…${'b'.repeat(60)}`);
    expect(last?.text).toBe(`${'a'.repeat(60)}…`);
  });

  it('leaves short stretches as they are', () => {
    const pieces = [same('a'.repeat(121)), added];
    expect(shortPieces(pieces)).toEqual(pieces);
    expect(piecesLength(pieces)).toBe(621);
  });
});
