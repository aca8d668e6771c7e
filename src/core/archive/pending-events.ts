// All events of an import that are not sealed yet, by month and by id.

import type { Knowledge } from './known-events.ts';
import { monthOf } from './month-of.ts';
import { PendingMonth, type Placement } from './pending-month.ts';
import type { IncomingEvent } from './types.ts';

/** A reference to a pending event: the month's serial number times this plus its index. */
const eventsPerMonth = 2 ** 20;

export class PendingEvents {
  count = 0;
  readonly #months = new Map<string, PendingMonth>();
  readonly #bySerial = new Map<number, PendingMonth>();
  readonly #serials = new Map<PendingMonth, number>();
  readonly #byId = new Map<string, number | number[]>();
  #nextSerial = 0;
  #last: PendingMonth | undefined;

  get months(): PendingMonth[] {
    return [...this.#months.values()];
  }

  /** Bytes of texts and kept records held, roughly. */
  get bytes(): number {
    let sum = 0;
    for (const month of this.#months.values()) sum += month.textLength + month.kept.length;
    return sum;
  }

  lookUp(id: string, contentHash: Uint8Array): Knowledge {
    const found = this.#byId.get(id);
    if (found === undefined) return 'none';
    const versions = typeof found === 'number' ? [found] : found;
    const same = versions.some((reference) =>
      this.#bySerial.get(Math.floor(reference / eventsPerMonth))?.holdsContent(reference % eventsPerMonth, contentHash),
    );
    return same ? 'same' : 'other';
  }

  /** Puts the event away and returns its month. */
  add(incoming: IncomingEvent, placement: Placement): PendingMonth {
    const month = this.#monthAt(incoming.timeMs);
    const index = month.append(incoming, placement);
    const reference = (this.#serials.get(month) ?? 0) * eventsPerMonth + index;
    const { id } = incoming.event;
    const others = placement.conflict ? this.#byId.get(id) : undefined;
    if (others === undefined) this.#byId.set(id, reference);
    else this.#byId.set(id, typeof others === 'number' ? [others, reference] : [...others, reference]);
    this.count++;
    return month;
  }

  /** Forgets a month that has been sealed. */
  remove(month: PendingMonth): void {
    const serial = this.#serials.get(month);
    const elsewhere = (reference: number): boolean => Math.floor(reference / eventsPerMonth) !== serial;
    for (const id of month.ids) {
      const found = this.#byId.get(id);
      const rest = typeof found === 'object' ? found.filter(elsewhere) : [];
      if (rest.length > 0) this.#byId.set(id, rest);
      else this.#byId.delete(id);
    }
    if (this.#last === month) this.#last = undefined;
    this.#months.delete(month.month);
    this.#serials.delete(month);
    if (serial !== undefined) this.#bySerial.delete(serial);
    this.count -= month.count;
  }

  #monthAt(timeMs: number): PendingMonth {
    const last = this.#last;
    if (last && timeMs >= last.baseMs && timeMs < last.endMs) return last;
    const name = monthOf(timeMs);
    const month = this.#months.get(name) ?? this.#begin(name);
    this.#last = month;
    return month;
  }

  #begin(name: string): PendingMonth {
    const month = new PendingMonth(name);
    const serial = this.#nextSerial++;
    this.#months.set(name, month);
    this.#bySerial.set(serial, month);
    this.#serials.set(month, serial);
    return month;
  }
}
