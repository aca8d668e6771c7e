// Days and instants on the command line.
import { InvalidArgumentError } from 'commander';

/** A day (its first moment in UTC) or an instant with its offset, as RFC 3339 UTC. Throws InvalidArgumentError. */
export const instant = (text: string): string => {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const isInstant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i.test(text);
  const time = isDay || isInstant ? Date.parse(isDay ? `${text}T00:00:00Z` : text) : Number.NaN;
  // Date.parse takes 31 February for a day in March.
  const isReal = isDay ? !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) : !Number.isNaN(time);
  if (isReal) return new Date(time).toISOString();
  throw new InvalidArgumentError(
    'It must be a day (2026-05-01, in UTC) or an instant with its offset (2026-05-01T08:00:00Z).',
  );
};
