import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJsonText } from '#renderer/features/details/pretty-json-text.ts';

const withoutSpace = (text: string): string => text.replace(/("(?:[^"\\]|\\.)*")|\s+/gs, '$1');

describe('prettyJsonText', () => {
  it('indents', () => {
    expect(prettyJsonText('{"a":[1,{}],"b":[]}')).toBe('{\n  "a": [\n    1,\n    {}\n  ],\n  "b": []\n}');
  });

  it('keeps every literal as the source wrote it', () => {
    const text = '{"n":1.0,"big":12345678901234567890,"e":1E+3,"n":2,"s":"\\u00e9 \\" , {"}';
    expect(withoutSpace(prettyJsonText(text) ?? '')).toBe(text);
  });

  it('refuses what is not JSON', () => {
    expect(prettyJsonText('id,timestamp')).toBeNull();
    expect(prettyJsonText('{"a":')).toBeNull();
  });

  it('differs from its source in white space only, and means the same', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const pretty = prettyJsonText(text);
        expect(withoutSpace(pretty ?? '')).toBe(withoutSpace(text));
        expect(JSON.parse(pretty ?? '')).toEqual(JSON.parse(text));
      }),
    );
  });
});
