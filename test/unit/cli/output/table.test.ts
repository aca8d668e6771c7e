import { describe, expect, it } from 'vitest';
import { createLocalTime } from '#cli/output/local-time.ts';
import { printable } from '#cli/output/printable.ts';
import { createTable } from '#cli/output/table.ts';

describe('printable', () => {
  it('shows what a terminal would obey', () => {
    expect(printable('a\u001b[31mred\u0007\r\nb\u009b1m')).toBe('a\\u{1b}[31mred\\u{7}\\u{d}\\u{a}b\\u{9b}1m');
    expect(printable('safe\u202etxt.exe \ud800')).toBe('safe\\u{202e}txt.exe \\u{d800}');
  });

  it('leaves other text alone', () => {
    expect(printable('Facturación 🎧 日本')).toBe('Facturación 🎧 日本');
  });
});

describe('table', () => {
  const columns = [
    { heading: 'NAME', value: ({ name }: { name: string; count: number }) => name, most: 6 },
    {
      heading: 'COUNT',
      value: ({ count }: { name: string; count: number }) => String(count),
      most: 9,
      align: 'right' as const,
    },
  ];

  it('aligns, cuts what is too long and heads the first page only', () => {
    const page = createTable(columns);
    expect(
      page([
        { name: 'ana', count: 7 },
        { name: 'too long', count: 1234 },
      ]),
    ).toBe('NAME    COUNT\nana         7\ntoo l…   1234\n');
    expect(page([{ name: 'eva', count: 3 }])).toBe('eva         3\n');
  });

  it('has a heading even for nothing', () => {
    expect(createTable(columns)([])).toBe('NAME  COUNT\n');
  });
});

describe('local time', () => {
  it('knows the zone, also across its clock changes, and keeps every digit', () => {
    const madrid = createLocalTime('Europe/Madrid');
    expect(madrid('2026-05-20T10:23:45.123Z')).toBe('2026-05-20 12:23:45.123');
    expect(madrid('2026-03-29T00:59:59.999999999Z')).toBe('2026-03-29 01:59:59.999999999');
    expect(madrid('2026-03-29T01:00:00.000Z')).toBe('2026-03-29 03:00:00.000');
  });
});
