// All events of an import that are not sealed yet, by month and by id.
import type { Knowledge } from './known-events.ts';
import { monthOf } from './month-of.ts';
import { column } from './month-rows.ts';
import { type PendingKey, PendingLookup } from './pending-lookup.ts';
import { PendingMonth, type Placement } from './pending-month.ts';
import { contentPrefix } from './segment-keys.ts';
import { flagBits, type IncomingEvent } from './types.ts';

const isConflict = (month: PendingMonth, index: number): boolean =>
  (month.number(index, column.flags) & flagBits.conflict) !== 0;
const firstVersionKey: PendingKey = (month, index) =>
  isConflict(month, index) ? undefined : month.number(index, column.idHash);
const laterVersionKey: PendingKey = (month, index) =>
  isConflict(month, index) ? contentPrefix(month.hashes, index) : undefined;

export class PendingEvents {
  count = 0;
  readonly #months = new Map<string, PendingMonth>();
  readonly #firstVersions = new PendingLookup(firstVersionKey);
  readonly #laterVersions = new PendingLookup(laterVersionKey);
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
    const holds = (month: PendingMonth, index: number): boolean => month.holdsContent(index, contentHash);
    if (this.#laterVersions.some(contentPrefix(contentHash), holds)) return 'same';
    let knowledge: Knowledge = 'none';
    this.#firstVersions.some(idHash, (month, index) => {
      if (month.ids[index] !== id) return false;
      knowledge = holds(month, index) ? 'same' : 'other';
      return true;
    });
    return knowledge;
  }

  /** Puts the event away and returns its month. */
  add(incoming: IncomingEvent, placement: Placement): PendingMonth {
    const month = this.#monthAt(incoming.timeMs);
    const index = month.append(incoming, placement);
    this.#firstVersions.add(month, index);
    this.#laterVersions.add(month, index);
    this.count++;
    return month;
  }

  /** Takes a month out to be sealed: further events of it begin a new one, its own stay known until `forget`. */
  detach(month: PendingMonth): void {
    if (this.#last === month) this.#last = undefined;
    this.#months.delete(month.month);
    this.count -= month.count;
  }

  /** Forgets the events of a detached month once its segment knows them. */
  forget(month: PendingMonth): void {
    this.#firstVersions.remove(month);
    this.#laterVersions.remove(month);
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
