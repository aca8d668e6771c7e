// The way through an envelope to its list of records, followed name by name as a document is read.
import { envelopeNames } from './json-envelope.ts';

export class ListPath {
  /** How many of the names the objects open now stand for. */
  matched = 0;
  readonly #names: readonly string[] | null;

  /** `names` of the members that lead to the list; null: a member with one of the usual names. */
  constructor(names: readonly string[] | null) {
    this.#names = names?.map((name) => Buffer.from(name).toString('latin1').toLowerCase()) ?? null;
  }

  /** Whether the way was told. */
  get isGiven(): boolean {
    return this.#names !== null;
  }

  /** Whether a list that opens at `depth` as the value of `key` is the one that holds the records. */
  holdsRecords(depth: number, key: string, sawEventName: boolean): boolean {
    if (depth !== this.matched + 1) return false;
    if (this.#names === null) return !sawEventName && envelopeNames.has(key);
    return this.matched === this.#names.length - 1 && key === this.#names[this.matched];
  }

  /** Whether an object that opens at `depth` as the value of `key` lies on the way to that list. */
  leadsOn(depth: number, key: string): boolean {
    if (this.#names === null || depth !== this.matched + 1) return false;
    return this.matched < this.#names.length - 1 && key === this.#names[this.matched];
  }
}
