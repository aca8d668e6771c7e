import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shadeOf, shadeRange, shades } from '#renderer/ui/count-table/shade.ts';
import { tablePicture } from '#renderer/ui/count-table/table-picture.ts';

describe('shades', () => {
  it('draws nothing for nothing and the darkest for the most', () => {
    expect(shadeOf(0, 100)).toBe(0);
    expect(shadeOf(1, 1_000_000)).toBe(1);
    expect(shadeOf(100, 100)).toBe(shades);
    expect(shadeOf(0, 0)).toBe(0);
  });

  it('has a legend that tells every count its shade', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (most, share) => {
        const count = Math.max(1, Math.round(share * most));
        const range = shadeRange(shadeOf(count, most), most);
        expect(range).not.toBeNull();
        expect(count).toBeGreaterThanOrEqual(range?.from ?? Number.POSITIVE_INFINITY);
        expect(count).toBeLessThanOrEqual(range?.to ?? 0);
      }),
    );
  });
});

describe('tablePicture', () => {
  it('is XML whatever the names hold', () => {
    const { text, width, height } = tablePicture({
      title: 'a < b & "c"',
      rows: ['x\u0000\u0001y', '<script>'],
      columns: ['one'],
      cells: [[3], [0]],
      textOf: String,
      colours: { ground: 'white', text: 'black', shades: ['none', 'a', 'b', 'c', 'd', 'e'] },
      cell: { width: 40, height: 20 },
    });
    expect(text).toContain('a &lt; b &amp; &quot;c&quot;');
    expect(text).toContain('x\ufffd\ufffdy');
    expect(text).not.toContain('<script>');
    expect(text).toContain('>3</text>');
    expect(text.match(/fill="e"/g)).toHaveLength(1);
    expect(text).toContain(`width="${width}" height="${height}"`);
  });
});
