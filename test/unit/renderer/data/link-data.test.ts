// What the open archive is to a link, and which other archive of this machine would answer it.
import { describe, expect, it } from 'vitest';
import { holderOf, linkData } from '#renderer/data/link-data.ts';
import type { RecentArchive } from '#shared/model/archive-root.ts';

const root = (letter: string): string => letter.repeat(64);
const moment = (letter: string, day: number) => ({
  root: root(letter),
  at: `2026-05-0${day}T10:00:00.000Z`,
  importId: `import-${letter}`,
});
const history = [moment('a', 1), moment('b', 2), moment('c', 3)];

describe('the data of a link', () => {
  it('is the open archive, one it has grown from, or another', () => {
    const grown = { root: root('c'), history };
    expect(linkData(root('c'), grown)).toEqual({ kind: 'same' });
    expect(linkData(root('a'), grown)).toEqual({
      kind: 'grown',
      importIds: ['import-b', 'import-c'],
      at: '2026-05-01T10:00:00.000Z',
    });
    expect(linkData(root('d'), grown)).toEqual({ kind: 'other' });
    expect(linkData(root('a'), { root: null, history: [] })).toEqual({ kind: 'other' });
  });

  it('is looked for where it is exactly before where it has grown, and only where it still is', () => {
    const archive = (name: string, now: string, earlier: string[], present = true): RecentArchive => ({
      path: `/${name}`,
      name,
      openedAt: '2026-05-03T10:00:00.000Z',
      root: root(now),
      earlierRoots: earlier.map(root),
      events: 1,
      present,
    });
    const grown = archive('grown', 'c', ['b', 'a']);
    const exact = archive('exact', 'a', []);
    const gone = archive('gone', 'd', [], false);
    expect(holderOf(root('a'), [gone, grown, exact])).toBe(exact);
    expect(holderOf(root('b'), [gone, grown, exact])).toBe(grown);
    expect(holderOf(root('d'), [gone, grown, exact])).toBeNull();
  });
});
