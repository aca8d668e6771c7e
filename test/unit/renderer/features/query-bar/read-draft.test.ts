import { describe, expect, it } from 'vitest';
import { mistakeOf } from '#renderer/features/query-bar/read-draft.ts';

const place = (text: string): string | null => {
  const mistake = mistakeOf(text, 'Europe/Madrid');
  return mistake === null ? null : text.slice(mistake.at, mistake.end);
};

describe('what is wrong with a draft', () => {
  it('is nothing where it can be asked', () => {
    for (const text of ['', ' ', 'action:delete', 'from:2026-05-01 to:2026-06-01', 'to:2026-05-01 "to:"'])
      expect(place(text)).toBeNull();
  });

  it('is a word, with what was expected in its place', () => {
    expect(place('action:delete colour:red')).toBe('colour:red');
    expect(mistakeOf('category:nothing', 'UTC')).toMatchObject({ kind: 'syntax', expected: /category is one of/ });
  });

  it('is the end of a range that holds nothing', () => {
    expect(place('from:2026-06-01 to:2026-05-01 word')).toBe('to:2026-05-01');
    expect(mistakeOf('to:2026-05-01 x from:2026-06-01 "y to:z"', 'UTC')).toEqual({ kind: 'range', at: 0, end: 13 });
    expect(place('x OR (from:2026-06-01 to:2026-05-01)')).toBeNull();
  });
});
