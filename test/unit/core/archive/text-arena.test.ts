import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldJsonTexts } from '#core/archive/fold-json-texts.ts';
import { jsonText } from '#core/archive/json-text.ts';
import { arenaOf, entriesWith } from '#core/archive/text-arena.ts';
import { TextCache } from '#core/archive/text-cache.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { JsonValue } from '#shared/model/json.ts';

/** Few letters, so that needles are found, at the edges too; and all that JSON escapes or folding changes. */
const letters = fc.constantFrom(
  'a',
  'b',
  'A',
  'ñ',
  'Ñ',
  'e\u0301',
  '"',
  '\\',
  '\n',
  '\u0001',
  ' ',
  ',',
  ':',
  '0',
  '-',
  '한',
  '😀',
  '\ud83d',
  'ß',
  'u',
);
const text = fc.string({ unit: letters, maxLength: 8 });
const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constantFrom<JsonValue>(null, true, false, 0, -0, 1.5, 1e21, -7),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
})).value;

const stringsOf = (value: JsonValue): string[] => {
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (value === null || typeof value !== 'object') return [typeof value === 'string' ? value : jsonText(value)];
  return Object.entries(value).flatMap(([name, member]) => [name, ...stringsOf(member)]);
};
const holding = (texts: string[][], needle: string): number[] =>
  texts.flatMap((strings, entry) => (strings.some((one) => foldText(one).includes(foldText(needle))) ? [entry] : []));

describe('an arena', () => {
  it('finds a needle in the entries that hold it, and never across two', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, (texts, needle) => {
        const found = entriesWith(arenaOf(texts.map(foldText)), Buffer.from(foldText(needle)));
        expect(found).toEqual(
          holding(
            texts.map((one) => [one]),
            needle,
          ),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('of JSON texts holds names and values as the user sees them', () => {
    fc.assert(
      fc.property(
        fc.array(json, { minLength: 1, maxLength: 6 }),
        fc.string({ unit: letters, minLength: 1, maxLength: 3 }),
        (values, needle) => {
          const { arena, strings } = foldJsonTexts(Buffer.from(values.map(jsonText).join('\n')));
          expect(arena.starts.length).toBe(values.length + 1);
          const folded = Buffer.from(foldText(needle));
          if (folded.length > 0) expect(entriesWith(arena, folded)).toEqual(holding(values.map(stringsOf), needle));
          expect(strings).toEqual(values.flatMap((value, entry) => (typeof value === 'string' ? [entry] : [])));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('grows with letters that folding makes longer', () => {
    const long = '한'.repeat(10_000);
    const { arena } = foldJsonTexts(Buffer.from(JSON.stringify([long, 'x', long])));
    expect(arena.bytes.toString('utf8').split('\ufffd')).toEqual([foldText(long), 'x', foldText(long), '']);
  });

  it('of no texts has no entries', () => {
    expect(entriesWith(foldJsonTexts(new Uint8Array(0)).arena, Buffer.from('a'))).toEqual([]);
    expect(entriesWith(arenaOf([]), Buffer.from(''))).toEqual([]);
  });
});

describe('the cache of texts', () => {
  const made = (bytes: number) => ({ byteLength: bytes });
  it('keeps the newest that fit, whatever is asked for later', () => {
    const cache = new TextCache(100);
    const makings: string[] = [];
    const get = (key: string, newestMs: number, bytes: number) =>
      cache.get(key, newestMs, () => {
        makings.push(key);
        return made(bytes);
      });
    for (const round of [1, 2]) {
      for (const [key, ms] of [
        ['new', 3],
        ['middle', 2],
        ['old', 1],
      ] as const)
        expect(get(key, ms, 45).byteLength, String(round)).toBe(45);
    }
    expect(makings).toEqual(['new', 'middle', 'old', 'old']);
    get('newer', 4, 60);
    get('new', 3, 45);
    expect(makings).toEqual(['new', 'middle', 'old', 'old', 'newer', 'new']);
    get('newer', 4, 60);
    expect(makings).toHaveLength(6);
  });

  it('forgets what is released', () => {
    const cache = new TextCache(100);
    cache.get('a texts', 1, () => made(10));
    cache.get('ab texts', 1, () => made(10));
    cache.release('a ');
    let again = 0;
    for (const key of ['a texts', 'ab texts']) {
      cache.get(key, 1, () => {
        again++;
        return made(10);
      });
    }
    expect(again).toBe(1);
  });
});
