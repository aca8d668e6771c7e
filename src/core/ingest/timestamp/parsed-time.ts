// What became of a source's time.

/** What had to be decided to read a time that does not say everything itself. */
export interface TimeNotes {
  /** Zone a time without one was read in, as the profile names it; null when the text states its own. */
  zone: string | null;
  /** Seconds east of UTC that zone was at; null when the text states its own. */
  offsetSeconds: number | null;
  /** The clock showed this time twice; the earlier of the two instants was taken. */
  dstAmbiguous: boolean;
  /** A year of two digits, read as 2000 to 2099. */
  centuryAssumed: boolean;
  /** The order in which day and month were read where either could stand first; null when the text tells. */
  orderAssumed: 'day-first' | 'month-first' | null;
}

/** `timestamp`: RFC 3339 in UTC with 3 to 9 fraction digits; `timeMs` floored to ms. `notes` is absent when nothing had to be decided. */
export type ParsedTime =
  | { ok: true; timestamp: string; timeMs: number; notes?: TimeNotes }
  | { ok: false; problem: string };

export const refuseTime = (problem: string): { ok: false; problem: string } => ({ ok: false, problem });
