import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawFromIds, populationOf } from '#core/sampling/draw-from-ids.ts';
import { redrawSample } from '#core/sampling/redraw-sample.ts';
import { sortedIds } from '#core/sampling/sample-keys.ts';
import { shareAmongStrata } from '#core/sampling/share-among-strata.ts';
import type { DrawnSample, StrataField } from '#shared/model/sample.ts';

const still = async (): Promise<void> => undefined;
const ids = (count: number): string[] => Array.from({ length: count }, (_, number) => `evt_${number}`);
const keyOf = (seed: string, id: string): string =>
  createHash('sha256').update(Buffer.from(seed)).update(Buffer.of(0x1f)).update(Buffer.from(id)).digest('hex');

const draw = async (
  of: Iterable<string>,
  seed: string,
  n: number,
  replacements = 0,
  stratumOf?: (id: string) => string,
) => {
  const { sorted, n: size, sha256 } = populationOf(of);
  const strata = stratumOf === undefined ? null : { field: 'action' as StrataField, stratumOf };
  const drawn = await drawFromIds(sorted, { seed, n, replacements, strata }, still);
  const facts = {
    method: 'sivo-sample-v1',
    filter: '',
    zone: 'UTC',
    seed,
    n,
    recorded: null,
    unrecorded: '',
    root: null,
  };
  return { ...facts, population: { n: size, sha256 }, ...drawn } as DrawnSample;
};

describe('drawFromIds', () => {
  test('takes the smallest keys, the next ones are the replacements', async () => {
    const { items, replacements } = await draw(ids(5000), 'seed 1', 40, 7);
    const keys = ids(5000)
      .map((id) => ({ id, key: keyOf('seed 1', id) }))
      .sort((left, right) => (left.key < right.key ? -1 : 1));
    expect(items.map(({ eventId, key, rank }) => ({ id: eventId, key, rank }))).toEqual(
      keys.slice(0, 40).map((keyed, place) => ({ ...keyed, rank: place + 1 })),
    );
    expect(replacements.map(({ eventId, rank }) => [eventId, rank])).toEqual(
      keys.slice(40, 47).map(({ id }, place) => [id, 41 + place]),
    );
  });

  test('gives everything where more is asked than there is', async () => {
    const { items, replacements } = await draw(ids(3), 's', 10, 5);
    expect(items).toHaveLength(3);
    expect(replacements).toEqual([]);
  });

  test('draws every stratum on its own', async () => {
    const stratumOf = (id: string): string => (Number(id.slice(4)) % 10 === 0 ? 'rare' : 'usual');
    const { items, strata } = await draw(ids(1000), 's', 50, 0, stratumOf);
    expect(strata?.groups).toEqual([
      { value: 'rare', size: 100, drawn: 5 },
      { value: 'usual', size: 900, drawn: 45 },
    ]);
    expect(
      items.filter(({ stratum }) => stratum === 'rare').every(({ eventId }) => stratumOf(eventId) === 'rare'),
    ).toBe(true);
    expect(items).toHaveLength(50);
  });
});

describe('populationOf', () => {
  test('counts an id once and hashes the sorted lines', () => {
    const expected = createHash('sha256').update('a\nb\nc\n').digest('hex');
    expect(populationOf(['c', 'a', 'b', 'a'])).toEqual({ sorted: ['a', 'b', 'c'], n: 3, sha256: expected });
  });

  test('is sorted by UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const bytes = [...new Set(texts)].map((text) => Buffer.from(text)).sort(Buffer.compare);
        expect(sortedIds(texts)).toEqual(bytes.map((text) => text.toString()));
      }),
    );
    expect(sortedIds(['\u{1f600}', '\uff5e', 'a'])).toEqual(['a', '\uff5e', '\u{1f600}']);
  });
});

describe('shareAmongStrata', () => {
  test('adds up, gives each at least one and none more than it has', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.nat(1000), (groups, more) => {
        const total = groups.reduce((sum, size) => sum + size, 0);
        const n = Math.min(total, groups.length + more);
        const shares = shareAmongStrata(groups, n);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(n);
        expect(shares.every((share, place) => share >= 1 && share <= (groups[place] ?? 0))).toBe(true);
      }),
    );
  });

  test('refuses fewer items than strata', () => {
    expect(() => shareAmongStrata([4, 4, 4], 2)).toThrow('2 items cannot give one to each of 3 strata');
  });
});

describe('redrawSample', () => {
  const stratumOf = (id: string): string => `${id.length}`;

  test('finds nothing in a true sample', async () => {
    const sample = await draw(ids(2000), 'x', 30, 4, stratumOf);
    expect(await redrawSample(ids(2000).reverse(), sample, stratumOf)).toEqual([]);
  });

  test('names an exchanged item, another population and another seed', async () => {
    const sample = await draw(ids(2000), 'x', 30, 4);
    const [first, ...rest] = sample.items;
    const exchanged = { ...sample, items: [{ ...first, eventId: 'evt_1999' }, ...rest] } as DrawnSample;
    expect(await redrawSample(ids(2000), exchanged, stratumOf)).toEqual([
      `item 1 is evt_1999; the seed draws ${first?.eventId}`,
    ]);
    expect((await redrawSample(ids(1999), sample, stratumOf))[0]).toBe(
      'the population has 1999 different ids, not 2000',
    );
    expect((await redrawSample(ids(2000), { ...sample, seed: 'y' }, stratumOf)).length).toBeGreaterThan(10);
  });
});
