// Reads times in the canonical spelling with milliseconds from their bytes, without making a string but once a day.
import { parseTimestamp } from '../timestamp.ts';

/** Bytes of such a time. */
export const timeLength = '2026-05-20T10:23:45.123Z'.length;
const dayLength = '2026-05-20'.length;

/** A digit's value; 10 or more, or below 0, for any other byte. */
const digit = (byte: number | undefined): number => (byte ?? 0) - 0x30;
const pair = (bytes: Uint8Array, at: number): number => {
  const tens = digit(bytes[at]);
  const ones = digit(bytes[at + 1]);
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
};

export class PlainTime {
  /** The time read last, UTC ms. */
  timeMs = 0;
  /** The day whose first millisecond is known. */
  readonly #day = new Uint8Array(dayLength);
  #dayMs = 0;

  /** Reads the 24 bytes from `from` on; false when they are anything else. */
  read(bytes: Buffer, from: number): boolean {
    if (!this.#isDay(bytes, from) && !this.#takeDay(bytes, from)) return false;
    if (bytes[from + 10] !== 0x54 || bytes[from + 13] !== 0x3a || bytes[from + 16] !== 0x3a) return false;
    if (bytes[from + 19] !== 0x2e || bytes[from + timeLength - 1] !== 0x5a) return false;
    const hour = pair(bytes, from + 11);
    const minute = pair(bytes, from + 14);
    const second = pair(bytes, from + 17);
    const last = digit(bytes[from + 22]);
    if (!(hour < 24 && minute < 60 && second < 60 && last >= 0 && last <= 9)) return false;
    const ms = pair(bytes, from + 20) * 10 + last;
    if (Number.isNaN(ms)) return false;
    this.timeMs = this.#dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
    return true;
  }

  #isDay(bytes: Uint8Array, from: number): boolean {
    for (let index = 0; index < dayLength; index++) if (bytes[from + index] !== this.#day[index]) return false;
    return true;
  }

  #takeDay(bytes: Buffer, from: number): boolean {
    const day = bytes.toString('latin1', from, from + dayLength);
    const parsed = parseTimestamp(`${day}T00:00:00.000Z`);
    if (!parsed.ok || !parsed.timestamp.startsWith(day)) return false;
    this.#day.set(bytes.subarray(from, from + dayLength));
    this.#dayMs = parsed.timeMs;
    return true;
  }
}
