import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sheetText } from '#core/export/sheet-text.ts';

/** What a reader of ECMA-376 makes of it: entities first, then `_xHHHH_`. */
const read = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

it.each([
  ['plain', 'plain'],
  ['<a & "b">', '&lt;a &amp; "b"&gt;'],
  ['\u0000\u0001\u001f', '_x0000__x0001__x001F_'],
  ['a\r\nb\tc', 'a_x000D_\nb\tc'],
  ['_x0041_ _x41_ __x0041_', '_x005F_x0041_ _x41_ __x005F_x0041_'],
  ['_x0041\u0001', '_x005F_x0041_x0001_'],
  ['\ud800 \udfff \ud83d\ude00', '_xD800_ _xDFFF_ \ud83d\ude00'],
  ['\ufffe\uffff', '_xFFFE__xFFFF_'],
])('%j is written %j', (text, xml) => {
  expect(sheetText(text)).toBe(xml);
});

it('gives back every text, and never what XML cannot hold', () => {
  const unit = fc.oneof(
    fc.constantFrom('_', 'x', '0', '0041', '\r', '\n', '&', '<', ';'),
    fc.string({ unit: 'binary' }),
  );
  const half = fc.constantFrom('\ud800', '\udc00');
  fc.assert(
    fc.property(fc.array(fc.oneof(unit, half)), (units) => {
      const text = units.join('');
      const xml = sheetText(text);
      expect(read(xml)).toBe(text);
      expect(xml).not.toMatch(/(?![\t\n])\p{Cc}|[\ufffe\uffff<>]|\p{Surrogate}/u);
    }),
    { numRuns: 2000 },
  );
});
