// All events of an import that are not sealed yet, by month and by id.
import type { Knowledge } from './known-events.ts';
import { monthOf } from './month-of.ts';
import { PendingLookup } from './pending-lookup.ts';
import { PendingMonth, type Placement } from './pending-month.ts';
import type { IncomingEvent } from './types.ts';

export class PendingEvents {
  count = 0;
  readonly #months = new Map<string, PendingMonth>();
  readonly #lookup = new PendingLookup();
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

  /** What is known of an event by its id (with the id's FNV-1a) and content hash. */
  lookUp(id: string, idHash: number, contentHash: Uint8Array): Knowledge {
    let knowledge: Knowledge = 'none';
    this.#lookup.some(idHash, (month, index) => {
      if (month.ids[index] !== id) return false;
      knowledge = month.holdsContent(index, contentHash) ? 'same' : 'other';
      return knowledge === 'same';
    });
    return knowledge;
  }

  /** Puts the event away and returns its month. */
  add(incoming: IncomingEvent, placement: Placement): PendingMonth {
    const month = this.#monthAt(incoming.timeMs);
    this.#lookup.add(month, month.append(incoming, placement));
    this.count++;
    return month;
  }

  /** Forgets a month that has been sealed. */
  remove(month: PendingMonth): void {
    if (this.#last === month) this.#last = undefined;
    this.#lookup.remove(month);
    this.#months.delete(month.month);
    this.count -= month.count;
  }

  #monthAt(timeMs: number): PendingMonth {
    const last = this.#last;
    if (last && timeMs >= last.baseMs && timeMs < last.endMs) return last;
    const name = monthOf(timeMs);
    const month = this.#months.get(name) ?? new PendingMonth(name);
    this.#months.set(name, month);
    this.#last = month;
    return month;
  }
}
