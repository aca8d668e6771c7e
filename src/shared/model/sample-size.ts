// How many items to test, and what the outcome says: exact distributions, no normal approximation. Pure numbers.

/** ln n!, by its series (Stirling, with four terms); relative error below 1e-12. Source: NIST DLMF 5.11.1. */
const lnFactorial = (n: number): number => {
  if (n < 2) return 0;
  if (n < 16) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return Math.log(product);
  }
  const x = n + 1;
  const square = 1 / (x * x);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
};

const lnChoose = (n: number, k: number): number => lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);

/** Probability of at most `errors` errors among `n` items drawn without return from `population` items of which `wrong` are errors. */
export const atMostErrors = (population: number, wrong: number, n: number, errors: number): number => {
  let sum = 0;
  for (let found = Math.max(0, n - (population - wrong)); found <= Math.min(errors, n, wrong); found++) {
    const ln = lnChoose(wrong, found) + lnChoose(population - wrong, n - found) - lnChoose(population, n);
    sum += Math.exp(ln);
  }
  return Math.min(1, sum);
};

/** `tolerable` and `confidence` are shares between 0 and 1; `expected`: errors that may be found without failing. */
export interface SizeQuestion {
  population: number;
  tolerable: number;
  confidence: number;
  expected?: number;
}

/** Rounds up; a share of 7/100 of 100 is 7, although binary fractions make it a little more. */
const wrongOf = ({ population, tolerable }: SizeQuestion): number =>
  Math.min(population, Math.ceil(population * tolerable - 1e-9));

/**
 * The smallest sample with which a population that holds the tolerable share of errors (rounded up to whole items) shows no more
 * than the expected ones with probability 1 − confidence at most (hypergeometric). The whole population where no smaller one
 * does, and for an error that is less than one item.
 */
export const sampleSize = (question: SizeQuestion): number => {
  const { population, confidence, expected = 0 } = question;
  const wrong = wrongOf(question);
  if (wrong <= expected) return population;
  const isEnough = (n: number): boolean => atMostErrors(population, wrong, n, expected) <= 1 - confidence + 1e-12;
  let [low, high] = [0, population];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** The greatest share of errors in the population that the outcome leaves possible at this confidence: exact, without return. */
export const populationLimit = (population: number, n: number, errors: number, confidence: number): number => {
  if (population === 0) return 0;
  let [low, high] = [errors, population - (n - errors) + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (atMostErrors(population, middle, n, errors) > 1 - confidence) low = middle;
    else high = middle;
  }
  return low / population;
};
