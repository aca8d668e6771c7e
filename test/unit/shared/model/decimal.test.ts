import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, isDecimal } from '#shared/model/decimal.ts';

describe('decimals', () => {
  it.each(['0', '-1', '007', '1.50', '6.02e23', '1E-9', '9007199254740993'])('are %s', (text) => {
    expect(isDecimal(text)).toBe(true);
  });
  it.each(['', '+1', '.5', '1.', '1e', '0x10', 'Infinity', 'NaN', '1 ', '1,5', '١', '1e9999999999'])(
    'are not %s',
    (text) => {
      expect(isDecimal(text)).toBe(false);
    },
  );

  it.each<[string, string, number]>([
    ['90', '90.0', 0],
    ['9007199254740993', '9007199254740992', 1],
    ['-0', '0.00e5', 0],
    ['-2', '1', -1],
    ['-2', '-1', -1],
    ['1e3', '999.999', 1],
    ['1e-400', '0', 1],
    ['-1e999999999', '1e-999999999', -1],
    ['0.1', '0.09999999999999999999', 1],
    ['12', '1.2e1', 0],
  ])('compare %s with %s', (one, other, sign) => {
    expect(Math.sign(compareDecimals(one, other)) + 0).toBe(sign);
    expect(Math.sign(compareDecimals(other, one)) + 0).toBe(0 - sign);
  });

  it('compare as whole numbers scaled alike', () => {
    const digits = fc.record({ whole: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), places: fc.nat(6) });
    const written = ({ whole, places }: { whole: bigint; places: number }) => `${whole}e-${places}`;
    const scaled = ({ whole, places }: { whole: bigint; places: number }) => whole * 10n ** BigInt(6 - places);
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        const [a, b] = [scaled(one), scaled(other)];
        expect(Math.sign(compareDecimals(written(one), written(other))) + 0).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});
