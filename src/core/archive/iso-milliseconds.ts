// Is a timestamp just the plain form of its milliseconds? Asked for every event, so it makes no text to compare with.
const dayMs = 86_400_000;
const plainLength = '2026-05-20T10:23:45.123Z'.length;
const dayLength = '2026-05-20T'.length;

/** True when the two characters at `at` are the number's two decimal digits. */
const isPair = (text: string, at: number, number: number): boolean =>
  text.charCodeAt(at) === 48 + Math.floor(number / 10) && text.charCodeAt(at + 1) === 48 + (number % 10);

export class IsoMilliseconds {
  #day = Number.NaN;
  #prefix = '';

  /** Same as `new Date(timeMs).toISOString() === timestamp` for the years 0 to 9999; false for other years. */
  isPlain(timestamp: string, timeMs: number): boolean {
    if (timestamp.length !== plainLength) return false;
    const day = Math.floor(timeMs / dayMs);
    if (day !== this.#day) {
      this.#day = day;
      this.#prefix = new Date(day * dayMs).toISOString().slice(0, dayLength);
    }
    const ms = timeMs - day * dayMs;
    return (
      timestamp.startsWith(this.#prefix) &&
      isPair(timestamp, 11, Math.floor(ms / 3_600_000)) &&
      timestamp.charCodeAt(13) === 0x3a &&
      isPair(timestamp, 14, Math.floor(ms / 60_000) % 60) &&
      timestamp.charCodeAt(16) === 0x3a &&
      isPair(timestamp, 17, Math.floor(ms / 1000) % 60) &&
      timestamp.charCodeAt(19) === 0x2e &&
      timestamp.charCodeAt(20) === 48 + (Math.floor(ms / 100) % 10) &&
      isPair(timestamp, 21, ms % 100) &&
      timestamp.charCodeAt(23) === 0x5a
    );
  }
}
