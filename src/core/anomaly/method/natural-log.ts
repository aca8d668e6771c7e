// The natural logarithm from additions, multiplications and divisions alone, so that a score has the same bits in every engine:
// `Math.log` may differ in the last one. The algorithm is that of fdlibm's e_log.c (Sun Microsystems, 1993).

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const steps = [
  0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
  0.15313837699209373, 0.14798198605116586,
] as const;
const [one, two, three, four, five, six, seven] = steps;
const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);
const low = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1;
const high = 1 - low;

/** ln `x` within one unit in the last place, for normal positive numbers; −Infinity for 0, NaN below. */
export const naturalLog = (x: number): number => {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  value[0] = x;
  const top = words[high] ?? 0;
  let power = (top >>> 20) - 1023;
  let mantissa = top & 0xfffff;
  if (mantissa >= 0x6a09e) {
    power += 1;
    mantissa |= 0x3fe00000;
  } else mantissa |= 0x3ff00000;
  words[high] = mantissa;
  const f = (value[0] ?? 1) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (two + w * (four + w * six));
  const even = z * (one + w * (three + w * (five + w * seven)));
  const half = 0.5 * f * f;
  return power * ln2High - (half - (s * (half + even + odd) + power * ln2Low) - f);
};
