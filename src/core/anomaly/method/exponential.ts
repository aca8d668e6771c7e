// The exponential from additions, multiplications and divisions alone, so that a probability has the same bits in every engine.
// The algorithm is that of fdlibm's e_exp.c (Sun Microsystems, 2004).

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const [one, two, three, four, five] = [
  0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6, 4.1381367970572385e-8,
] as const;
const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);
const low = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;

/** 2 to the whole power `power`, −1022 to 1023. */
const powerOfTwo = (power: number): number => {
  words[low] = 0;
  words[1 - low] = (power + 1023) << 20;
  return value[0] ?? 0;
};

/** e to the `x` within one unit in the last place; 0 below −708 (numbers too small to be kept in full), Infinity above 709. */
export const exponential = (x: number): number => {
  if (x < -708) return 0;
  if (x > 709) return Number.POSITIVE_INFINITY;
  const power = Math.floor(x * Math.LOG2E + 0.5);
  const upper = x - power * ln2High;
  const lower = power * ln2Low;
  const rest = upper - lower;
  const square = rest * rest;
  const bent = rest - square * (one + square * (two + square * (three + square * (four + square * five))));
  return (1 - (lower - (rest * bent) / (2 - bent) - upper)) * powerOfTwo(power);
};
