// Codes for repeated texts within one segment: 0 is "not stated", the rest in order of first appearance.

export class Dictionary {
  readonly values: (string | null)[] = [null];
  readonly #codes = new Map<string, number>();

  /** `guess` is a code that may well be right: comparing is cheaper than hashing. */
  code(value: string | null, guess = 0): number {
    if (value === null) return 0;
    if (this.values[guess] === value) return guess;
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    const code = this.values.push(value) - 1;
    this.#codes.set(value, code);
    return code;
  }
}
