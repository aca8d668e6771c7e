import { describe, expect, it } from 'vitest';
import { matchKeys } from '#renderer/features/shell/match-keys.ts';

const actions = [
  { id: 'query', keys: ['/'] as const },
  { id: 'events', keys: ['g', 'e'] as const },
  { id: 'edit', keys: ['e'] as const },
  { id: 'none', keys: null },
];
const idOf = (before: string | null, key: string) => matchKeys(actions, before, key)?.id;

describe('matchKeys', () => {
  it('finds single keys and pairs, the pair first', () => {
    expect(idOf(null, '/')).toBe('query');
    expect(idOf('g', 'e')).toBe('events');
    expect(idOf('x', 'e')).toBe('edit');
  });

  it('does nothing for half a pair or an unknown key', () => {
    expect(idOf(null, 'g')).toBeUndefined();
    expect(idOf('g', 'x')).toBeUndefined();
  });
});
