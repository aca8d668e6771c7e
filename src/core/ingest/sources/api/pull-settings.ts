// Bounds of a pull, and the clockwork it waits with; tests pass their own.
import { setTimeout as delay } from 'node:timers/promises';

/** Times in ms, sizes in bytes. */
export interface PullSettings {
  /** Until the server begins to answer. */
  answerMs: number;
  /** Without a byte of a body that has begun. */
  idleMs: number;
  /** For one page from request to last byte. */
  pageMs: number;
  maxPageBytes: number;
  /** Requests for one page, the first included. */
  tries: number;
  /** Longest wait before the second try; it doubles with each. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** The most that a server's Retry-After is heeded. */
  longestRetryAfterMs: number;
  /** Pages without an event that may follow each other, as long as the server says there is more. */
  emptyPages: number;
  /** Pages of one window. */
  pages: number;
  /** How often a window is begun anew when its cursor has expired or its pages do not add up. */
  restarts: number;
  /** Age at which the pages of an interrupted pull are too old to go on with. */
  spoolMs: number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1, 1 excluded. */
  random(): number;
}

export const defaultPullSettings: PullSettings = {
  answerMs: 60_000,
  idleMs: 30_000,
  pageMs: 600_000,
  maxPageBytes: 64 * 1024 * 1024,
  tries: 8,
  firstWaitMs: 500,
  longestWaitMs: 60_000,
  longestRetryAfterMs: 600_000,
  emptyPages: 20,
  pages: 100_000,
  restarts: 2,
  spoolMs: 24 * 3_600_000,
  wait: (ms, signal) => delay(ms, undefined, { signal }),
  random: Math.random,
};
