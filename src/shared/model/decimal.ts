// Decimal numbers as text, compared exactly: a number beyond 2^53 is as good as a small one.

const shape = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,9}))?$/;

/** Whether the text is a decimal number: `-12`, `0.50`, `6.02e23`; no plus sign, no spaces, no bare point. */
export const isDecimal = (text: string): boolean => shape.test(text);

interface Parts {
  negative: boolean;
  /** Without leading and trailing zeros; empty for zero. The value is 0.digits times 10^exponent. */
  digits: string;
  exponent: number;
}

const partsOf = (text: string): Parts => {
  const [, sign = '', whole = '', fraction = '', power = '0'] = shape.exec(text) ?? [];
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  const exponent = whole.length + Number(power) - (all.length - digits.length);
  return { negative: sign === '-' && digits !== '', digits: digits.replace(/0+$/, ''), exponent };
};

/** Below 0, 0 or above 0 as `one` is less than, equal to or greater than `other`; both are decimals. */
export const compareDecimals = (one: string, other: string): number => {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const sign = a.negative ? -1 : 1;
  if (a.digits === '' || b.digits === '') return sign * (a.digits.length - b.digits.length);
  if (a.exponent !== b.exponent) return sign * (a.exponent - b.exponent);
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -sign : sign;
};
