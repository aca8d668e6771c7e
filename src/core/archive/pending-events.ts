// All events of an import that are not sealed yet, by month and by id.
import type { EventBytes } from './event-bytes.ts';
import { textField } from './event-bytes.ts';
import type { IdForms } from './id-forms.ts';
import type { Knowledge } from './known-events.ts';
import { monthOf } from './month-of.ts';
import { column } from './month-rows.ts';
import { type PendingKey, PendingLookup } from './pending-lookup.ts';
import { PendingMonth, type RowFacts } from './pending-month.ts';
import { contentPrefix } from './segment-keys.ts';
import { flagBits } from './types.ts';

const isConflict = (month: PendingMonth, index: number): boolean =>
  (month.number(index, column.flags) & flagBits.conflict) !== 0;
const firstVersionKey: PendingKey = (month, index) =>
  isConflict(month, index) ? -1 : month.number(index, column.idHash);
const laterVersionKey: PendingKey = (month, index) =>
  isConflict(month, index) ? contentPrefix(month.hashes, index) : -1;

export class PendingEvents {
  count = 0;
  /** Events put away since the beginning, sealed ones included. */
  seen = 0;
  readonly #months = new Map<string, PendingMonth>();
  readonly #firstVersions = new PendingLookup(firstVersionKey);
  readonly #laterVersions = new PendingLookup(laterVersionKey);
  #last: PendingMonth | undefined;
  /** What is being looked up, for the two tests below: they are made once, not for every event. */
  #event: EventBytes | undefined;
  #hash: Uint8Array = new Uint8Array(0);
  #knowledge: Knowledge = 'none';

  constructor(private readonly forms: IdForms) {}

  get months(): PendingMonth[] {
    return [...this.#months.values()];
  }

  /** Bytes of texts and kept records held, roughly. */
  get bytes(): number {
    let sum = 0;
    for (const month of this.#months.values()) sum += month.textBytes;
    return sum;
  }

  /** What is known of an event, whose id the forms packed last, by its id and content hash. */
  lookUp(event: EventBytes, contentHash: Uint8Array): Knowledge {
    this.#event = event;
    this.#hash = contentHash;
    this.#knowledge = 'none';
    if (this.#laterVersions.some(contentPrefix(contentHash), this.#holdsContent)) return 'same';
    this.#firstVersions.some(event.hash[textField.id] as number, this.#holdsId);
    return this.#knowledge;
  }

  /** Puts the event away, whose id the forms packed last, and returns its month. */
  add(event: EventBytes, facts: RowFacts): PendingMonth {
    const month = this.#monthAt(facts.timeMs);
    const index = month.append(event, facts);
    this.#firstVersions.add(month, index);
    if ((facts.flags & flagBits.conflict) !== 0) this.#laterVersions.add(month, index);
    this.count++;
    this.seen++;
    month.touchedAt = this.seen;
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

  readonly #holdsContent = (month: PendingMonth, index: number): boolean => month.holdsContent(index, this.#hash);

  readonly #holdsId = (month: PendingMonth, index: number): boolean => {
    if (!this.#event || !month.holdsId(index, this.#event)) return false;
    this.#knowledge = month.holdsContent(index, this.#hash) ? 'same' : 'other';
    return true;
  };

  #monthAt(timeMs: number): PendingMonth {
    const last = this.#last;
    if (last && timeMs >= last.baseMs && timeMs < last.endMs) return last;
    const name = monthOf(timeMs);
    const month = this.#months.get(name) ?? new PendingMonth(name, this.forms);
    this.#months.set(name, month);
    this.#last = month;
    return month;
  }
}
