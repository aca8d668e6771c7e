// How long to wait before a page is asked for again.
import type { PullSettings } from './pull-settings.ts';

/** A Retry-After header (RFC 9110, 10.2.3: seconds or an HTTP date) in ms from `nowMs`; null where it says nothing. */
export const retryAfterMs = (header: string | null, nowMs: number): number | null => {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const at = /^[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
};

/**
 * The wait in ms after the `failures`th failure in a row (from 1): chosen evenly up to a bound that doubles ("full jitter",
 * AWS Architecture Blog, 2015), and never less than what the server has asked for, as far as that is heeded.
 */
export const waitMs = (
  failures: number,
  askedMs: number | null,
  { firstWaitMs, longestWaitMs, longestRetryAfterMs, random }: PullSettings,
): number => {
  const jittered = Math.floor(random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1)));
  return askedMs === null ? jittered : Math.min(askedMs, longestRetryAfterMs) + Math.min(jittered, 1000);
};
