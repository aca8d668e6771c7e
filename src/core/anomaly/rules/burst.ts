// Events of one key that lie close together: a window that slides over them, and what it gathered once enough were in it.

/** What a burst gathered. `most`: the largest number (of different values, where these count) in the window at any time. */
export interface Gathered {
  count: number;
  fromMs: number;
  toMs: number;
  most: number;
  /** The first of them, in time order, at most `mostPlaces`. */
  places: number[];
  lastPlace: number;
}

/** `isDistinct`: values are counted, not events. `withinMs` null: every event stands alone. */
export interface BurstRule {
  least: number;
  isDistinct: boolean;
  withinMs: number | null;
}

export const mostPlaces = 1000;

/** Room left at the front of the lists before they are cut. */
const slack = 64;

const gather = (into: Gathered, timeMs: number, place: number): void => {
  into.count += 1;
  into.toMs = timeMs;
  into.lastPlace = place;
  if (into.places.length < mostPlaces) into.places.push(place);
};

const begin = (timeMs: number, place: number): Gathered => ({
  count: 0,
  fromMs: timeMs,
  toMs: timeMs,
  most: 0,
  places: [],
  lastPlace: place,
});

export class Burst {
  readonly #rule: BurstRule;
  #times: number[] = [];
  #places: number[] = [];
  #values: number[] = [];
  #head = 0;
  readonly #different = new Map<number, number>();
  /** What was gathered since enough were there; null before. */
  gathered: Gathered | null = null;

  constructor(rule: BurstRule) {
    this.#rule = rule;
  }

  get #size(): number {
    return this.#rule.isDistinct ? this.#different.size : this.#times.length - this.#head;
  }

  /** When the oldest event in the window was; null where it is empty. */
  get oldestMs(): number | null {
    return this.#times[this.#head] ?? null;
  }

  /** Forgets what lies too far back of the instant. */
  slide(timeMs: number): void {
    const { withinMs } = this.#rule;
    const fromMs = withinMs === null ? timeMs : timeMs - withinMs;
    while (this.#head < this.#times.length && (this.#times[this.#head] ?? 0) < fromMs) {
      const value = this.#values[this.#head] ?? 0;
      const left = (this.#different.get(value) ?? 1) - 1;
      if (left > 0) this.#different.set(value, left);
      else this.#different.delete(value);
      this.#head += 1;
    }
    if (this.#head < slack || this.#head * 2 < this.#times.length) return;
    this.#times = this.#times.slice(this.#head);
    this.#places = this.#places.slice(this.#head);
    this.#values = this.#values.slice(this.#head);
    this.#head = 0;
  }

  /**
   * Whether the open burst goes on with an event at the instant: at least half of what opened it still lies in the window. Half,
   * because a steady stream around the threshold is one burst and not twenty.
   */
  goesOn(timeMs: number): boolean {
    if (this.gathered === null || this.#rule.withinMs === null) return false;
    this.slide(timeMs);
    return this.#size >= Math.max(1, Math.floor(this.#rule.least / 2));
  }

  /** Takes an event in; true when it has just become a burst. */
  add(timeMs: number, place: number, value: number): boolean {
    this.slide(timeMs);
    this.#times.push(timeMs);
    this.#places.push(place);
    this.#values.push(value);
    this.#different.set(value, (this.#different.get(value) ?? 0) + 1);
    if (this.gathered !== null) {
      gather(this.gathered, timeMs, place);
      this.gathered.most = Math.max(this.gathered.most, this.#size);
      return false;
    }
    if (this.#size < this.#rule.least) return false;
    const gathered = begin(this.oldestMs ?? timeMs, place);
    for (let index = this.#head; index < this.#times.length; index++) {
      gather(gathered, this.#times[index] ?? timeMs, this.#places[index] ?? place);
    }
    gathered.most = this.#size;
    this.gathered = gathered;
    return true;
  }
}
