import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedName } from '#core/ingest/readers/repeated-name.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { anyJson } from '#test/support/random-events.ts';

const nameIn = (text: string): string | null => repeatedName(text, JSON.parse(text) as JsonValue);

describe('repeatedName', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"b":{"c":[{"d":1,"d":1}]}}', 'd'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"a":1,"a" :2}', 'a'],
    ['{ "a" : 1 ,\n"a"\t: 2 }', 'a'],
    ['{"a\\\\":1,"a\\\\":2}', 'a\\'],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"":1,"":2}', ''],
    ['[{"a":1},{"a":1,"x":"\\":","a":3}]', 'a'],
  ])('finds it in %s', (text, name) => {
    expect(nameIn(text)).toBe(name);
  });

  it.each(['{"a":{"a":{"a":1}},"b":["a","a"]}', '{"a":"\\"a\\":","b":"\\"a\\":"}', '{"a":"b","c" :"a"}', '"a"', '[]'])(
    'finds none in %s',
    (text) => {
      expect(nameIn(text)).toBeNull();
    },
  );

  it('follows no depth that would exhaust the stack', () => {
    const deep = (inner: string): string => `${'[{"a":'.repeat(50_000)}${inner}${'}]'.repeat(50_000)}`;
    expect(nameIn(deep('1'))).toBeNull();
    expect(nameIn(deep('{"b":1,"b":2}'))).toBe('b');
  });

  it('finds none in what JSON.stringify writes, and one put in anywhere', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anyJson, { minKeys: 1 }), fc.constantFrom(0, 1, 2), (drawn, indent) => {
        const value = JSON.parse(JSON.stringify(drawn)) as Record<string, JsonValue>;
        const text = JSON.stringify(value, null, indent);
        expect(nameIn(text)).toBeNull();
        const [name = ''] = Object.keys(value);
        expect(nameIn(`${text.slice(0, -1)},${JSON.stringify(name)} :0}`)).toBe(name);
      }),
    );
  });
});
