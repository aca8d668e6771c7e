// The continued fraction of the incomplete beta function, by Lentz's method (DLMF 8.17.22).

const tiny = 1e-300;
const close = 1e-16;
const mostSteps = 1_000_000;

const kept = (x: number): number => (Math.abs(x) < tiny ? tiny : x);

/** a B(a, b) I_x(a, b) / (xᵃ (1 − x)ᵇ), which converges fast for x < (a + 1) / (a + b + 2). */
export const betaFraction = (a: number, b: number, x: number): number => {
  let c = 1;
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let step = 1; step < mostSteps; step += 1) {
    const twice = a + 2 * step;
    const even = (step * (b - step) * x) / ((twice - 1) * twice);
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    result *= d * c;
    const odd = (-(a + step) * (a + b + step) * x) / (twice * (twice + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    const factor = d * c;
    result *= factor;
    if (Math.abs(factor - 1) <= close) break;
  }
  return result;
};
