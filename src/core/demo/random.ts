// The demo's own source of chance: xoshiro128** (Blackman & Vigna, public domain), seeded through splitmix32.
// Only integer arithmetic and exact divisions, so a seed gives the same numbers on every machine.

export interface Random {
  /** A whole number in 0 … 2³² − 1. */
  word(): number;
  /** A fraction in [0, 1). */
  fraction(): number;
  /** A whole number in 0 … bound − 1. */
  below(bound: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** Index drawn in proportion to the weights, or −1 when they sum to nothing. */
  weighted(weights: readonly number[]): number;
}

/** One splitmix32 step: the state's successor and its well-mixed image, both 32-bit. */
export const mix32 = (state: number): number => {
  let mixed = (state + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The bare generator from its four state words, which must not all be 0. */
export const xoshiro128 = (state: readonly [number, number, number, number]): (() => number) => {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
};

/** A generator whose whole sequence follows from `seed` (a whole number; its low 53 bits count). */
export const createRandom = (seed: number): Random => {
  const first = mix32((seed >>> 0) ^ mix32(Math.floor(seed / 0x1_0000_0000) >>> 0));
  const second = mix32(first);
  const third = mix32(second);
  const word = xoshiro128([first, second, third, mix32(third) | 1]);
  const fraction = (): number => word() / 0x1_0000_0000;
  const below = (bound: number): number => Math.floor(fraction() * bound);

  return {
    word,
    fraction,
    below,
    chance: (probability) => fraction() < probability,
    pick: (values) => values[below(values.length)] ?? values[0],
    weighted: (weights) => {
      let total = 0;
      for (const weight of weights) total += weight;
      if (total <= 0) return -1;
      let left = fraction() * total;
      let last = -1;
      for (let index = 0; index < weights.length; index += 1) {
        const weight = weights[index] ?? 0;
        if (weight <= 0) continue;
        last = index;
        left -= weight;
        if (left < 0) return index;
      }
      return last;
    },
  };
};
