import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/canonical/canonical-json.ts';
import { CanonicalBytes } from '#core/ingest/plain/canonical-bytes.ts';
import type { JsonValue } from '#shared/model/json.ts';

const writer = new CanonicalBytes();
const write = (text: string, before = ''): string | null => {
  const bytes = Buffer.from(before + text, 'utf8');
  const start = Buffer.byteLength(before);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return writer.write(bytes, view, start, bytes.length) ? writer.target.toString('utf8', 0, writer.length) : null;
};

describe('CanonicalBytes', () => {
  it('puts members in order, at any depth', () => {
    expect(write('{"b":{"z":1,"a":[{"y":"ñ","x":null}]},"a":-5,"ab":true}', '{{')).toBe(
      '{"a":-5,"ab":true,"b":{"a":[{"x":null,"y":"ñ"}],"z":1}}',
    );
    expect(write('{}')).toBe('{}');
    expect(write('[[],{}]')).toBe('[[],{}]');
  });

  it.each([
    ['white space', '{"a": 1}'],
    ['an escape', '{"a":"\\u0041"}'],
    ['a fraction', '[1.5]'],
    ['an exponent', '[1e3]'],
    ['negative zero', '[-0]'],
    ['a leading zero', '[01]'],
    ['a number beyond 15 digits', '[1234567890123456]'],
    ['a name twice', '{"a":1,"b":2,"a":3}'],
    ['a name twice in a row', '{"a":1,"a":3}'],
    ['an array index as a name, which parsers move', '{"b":1,"10":2}'],
    ['a name beyond ASCII', '{"ñ":1}'],
    ['a trailing comma', '{"a":1,}'],
    ['a missing value', '{"a":}'],
    ['half a word', '[tru]'],
    ['an open list', '[1'],
    ['an open string', '["a'],
    ['more than one value', '{}{}'],
    ['a control character', '["\u0001"]'],
  ])('leaves %s to the parser', (_, text) => {
    expect(write(text)).toBeNull();
  });

  it('agrees with the canonical text of every value it takes, and refuses what is no JSON', () => {
    let taken = 0;
    fc.assert(
      fc.property(
        fc.oneof(fc.json({ maxDepth: 4 }), fc.string({ unit: fc.constantFrom(...'{}[]":,1a-0t') })),
        (text) => {
          const written = write(text);
          if (written === null) return;
          taken++;
          expect(written).toBe(canonicalJson(JSON.parse(text) as JsonValue));
          expect(JSON.stringify(JSON.parse(text))).toBe(text);
        },
      ),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
