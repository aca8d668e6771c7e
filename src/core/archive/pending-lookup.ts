// From an id to the pending events that have it: an open-addressing table of references, hashed by the id's FNV-1a.
// A map of strings would do the same, but dropping a sealed month from it costs as much as sealing the month.
import { column, type PendingMonth } from './pending-month.ts';

/** A reference is the month's place times this plus the event's index, plus one: 0 is an empty slot. */
const eventsPerMonth = 2 ** 18;

export class PendingLookup {
  readonly #months: (PendingMonth | undefined)[] = [];
  #slots = new Uint32Array(2 ** 10);
  #bits = 10;
  #count = 0;
  #last = 0;

  /** Makes the month's newest event known, the one at `index`. */
  add(month: PendingMonth, index: number): void {
    const place = this.#placeOf(month);
    this.#count++;
    if (this.#count * 2 > this.#slots.length) this.#rebuild();
    else this.#insert(place * eventsPerMonth + index + 1, month.number(index, column.idHash));
  }

  /** True as soon as `matches` says so for a pending event whose id has this hash. */
  some(hash: number, matches: (month: PendingMonth, index: number) => boolean): boolean {
    const mask = this.#slots.length - 1;
    for (let slot = this.#home(hash); ; slot = (slot + 1) & mask) {
      const reference = this.#slots[slot] ?? 0;
      if (reference === 0) return false;
      const month = this.#months[Math.floor((reference - 1) / eventsPerMonth)];
      const index = (reference - 1) % eventsPerMonth;
      if (month && month.number(index, column.idHash) === hash && matches(month, index)) return true;
    }
  }

  /** Forgets a month's events. */
  remove(month: PendingMonth): void {
    const place = this.#months.indexOf(month);
    if (place === -1) return;
    this.#months[place] = undefined;
    this.#count -= month.count;
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

  /** See `IdLookup`: the product's high bits depend on every bit of the hash. */
  #home(hash: number): number {
    return Math.imul(hash, 0x9e3779b1) >>> (32 - this.#bits);
  }

  #insert(reference: number, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#home(hash);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = reference;
  }

  #rebuild(): void {
    this.#bits = Math.max(10, Math.ceil(Math.log2(this.#count * 4)));
    this.#slots = new Uint32Array(2 ** this.#bits);
    for (const [place, month] of this.#months.entries()) {
      if (!month) continue;
      for (let index = 0; index < month.count; index++) {
        this.#insert(place * eventsPerMonth + index + 1, month.number(index, column.idHash));
      }
    }
  }
}
