// How a window of time is called in the names of sources.
import type { Span } from './spans.ts';

const shortened = (ms: number): string =>
  new Date(ms)
    .toISOString()
    .replace(/(:00)?\.000Z$/, 'Z')
    .replace(/T00:00Z$/, '');

/** UTC, no more digits than it takes: `2026-05-01…2026-06-01`, `2026-05-31T10:30Z…2026-06-01`. */
export const windowName = ({ from, to }: Span): string => `${shortened(from)}…${shortened(to)}`;
