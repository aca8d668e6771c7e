// From a 32-bit key to pending events: an open-addressing table of references. Two of them make the duplicate check:
// first versions by their id's hash, later versions by their content.
// A map of strings would do the same, but dropping a sealed month from it costs as much as sealing the month.
import type { PendingMonth } from './pending-month.ts';

/** A reference is the month's place times this plus the event's index, plus one: 0 is an empty slot. */
const eventsPerMonth = 2 ** 18;

/** The key of an event, or -1 when the table does not hold it. */
export type PendingKey = (month: PendingMonth, index: number) => number;

export class PendingLookup {
  readonly #months: (PendingMonth | undefined)[] = [];
  #slots = new Uint32Array(2 ** 10);
  #bits = 10;
  #count = 0;
  #last = 0;

  constructor(private readonly keyOf: PendingKey) {}

  /** Takes up the month's newest event, the one at `index`, if it has a key here. */
  add(month: PendingMonth, index: number): void {
    const key = this.keyOf(month, index);
    if (key < 0) return;
    const place = this.#placeOf(month);
    if ((this.#count + 1) * 2 > this.#slots.length) this.#rebuild();
    else this.#insert(place, index, key);
  }

  /** True as soon as `matches` says so for a pending event with this key. */
  some(key: number, matches: (month: PendingMonth, index: number) => boolean): boolean {
    if (this.#count === 0) return false;
    const mask = this.#slots.length - 1;
    for (let slot = this.#home(key); ; slot = (slot + 1) & mask) {
      const reference = this.#slots[slot] as number;
      if (reference === 0) return false;
      const month = this.#months[Math.floor((reference - 1) / eventsPerMonth)];
      const index = (reference - 1) % eventsPerMonth;
      if (month && this.keyOf(month, index) === key && matches(month, index)) return true;
    }
  }

  /** Forgets a month's events. */
  remove(month: PendingMonth): void {
    const place = this.#months.indexOf(month);
    if (place === -1) return;
    this.#months[place] = undefined;
    this.#rebuild();
  }

  #placeOf(month: PendingMonth): number {
    if (this.#months[this.#last] === month) return this.#last;
    const known = this.#months.indexOf(month);
    const free = known === -1 ? this.#months.indexOf(undefined) : known;
    this.#last = free === -1 ? this.#months.length : free;
    this.#months[this.#last] = month;
    return this.#last;
  }

  /** See `RowLookup`: the product's high bits depend on every bit of the key. */
  #home(key: number): number {
    return Math.imul(key, 0x9e3779b1) >>> (32 - this.#bits);
  }

  #insert(place: number, index: number, key: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#home(key);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = place * eventsPerMonth + index + 1;
    this.#count++;
  }

  /** Makes the table anew, twice as large as the months in it may need. */
  #rebuild(): void {
    const events = this.#months.reduce((sum, month) => sum + (month?.count ?? 0), 0);
    this.#bits = Math.max(10, Math.ceil(Math.log2(events * 4 + 1)));
    this.#slots = new Uint32Array(2 ** this.#bits);
    this.#count = 0;
    for (const [place, month] of this.#months.entries()) {
      if (!month) continue;
      for (let index = 0; index < month.count; index++) {
        const key = this.keyOf(month, index);
        if (key >= 0) this.#insert(place, index, key);
      }
    }
  }
}
