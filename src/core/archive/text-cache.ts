// Holds what is made of segments for searching, within a budget of bytes. What belongs to newer segments stays: searches go
// from the newest segment to the oldest, and dropping the least recently used would drop each piece right before its turn.

interface Held {
  value: unknown;
  bytes: number;
  newestMs: number;
}

export class TextCache {
  readonly #held = new Map<string, Held>();
  #bytes = 0;

  /** `budget` in bytes. */
  constructor(private readonly budget: number) {}

  /** The value kept under the key, or a new one. `newestMs`: the time of the segment it belongs to, its rank when room is short. */
  get<Value extends { byteLength: number }>(key: string, newestMs: number, make: () => Value): Value {
    const known = this.#held.get(key);
    if (known) return known.value as Value;
    const value = make();
    this.#keep(key, { value, bytes: value.byteLength, newestMs });
    return value;
  }

  /** Drops everything kept under keys that begin so. */
  release(prefix: string): void {
    for (const key of [...this.#held.keys()]) if (key.startsWith(prefix)) this.#drop(key);
  }

  #keep(key: string, held: Held): void {
    const older = [...this.#held]
      .filter(([, { newestMs }]) => newestMs < held.newestMs)
      .sort(([, one], [, other]) => one.newestMs - other.newestMs);
    const room = this.budget - this.#bytes + older.reduce((sum, [, { bytes }]) => sum + bytes, 0);
    if (room < held.bytes) return;
    for (const [olderKey] of older) {
      if (this.#bytes + held.bytes <= this.budget) break;
      this.#drop(olderKey);
    }
    this.#held.set(key, held);
    this.#bytes += held.bytes;
  }

  #drop(key: string): void {
    this.#bytes -= this.#held.get(key)?.bytes ?? 0;
    this.#held.delete(key);
  }
}
