// Two long texts by words, so that a changed sentence is read at a glance.
import { diffArrays } from 'diff';
import type { WordPiece } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';

/** Shorter texts are read faster one beside the other. In UTF-16 units. */
const longText = 40;
const mostWords = 20_000;
const mostEdits = 2_000;

const tokens = (text: string): string[] => text.match(/\s+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]/gu) ?? [];

const kindOf = ({ added, removed }: { added: boolean; removed: boolean }): WordPiece['kind'] => {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
};

/** Null where the values are no two long texts, have no word in common, or differ beyond all reason. */
export const wordPieces = (from: JsonValue | undefined, to: JsonValue | undefined): WordPiece[] | null => {
  if (typeof from !== 'string' || typeof to !== 'string' || from.length < longText || to.length < longText) return null;
  if (from.length + to.length > mostWords * 16) return null;
  const [old, now] = [tokens(from), tokens(to)];
  if (old.length < 3 || now.length < 3 || old.length > mostWords || now.length > mostWords) return null;
  const parts = diffArrays(old, now, { maxEditLength: mostEdits });
  const pieces = parts?.map((part): WordPiece => ({ kind: kindOf(part), text: part.value.join('') }));
  return pieces?.some(({ kind, text }) => kind === 'same' && /[\p{L}\p{N}]/u.test(text)) === true ? pieces : null;
};
