// What a wall clock in a zone showed → its distance from UTC. Temporal is asked once for each stretch without a change
// of offset (27 µs a question); only hours around a change are asked for one by one.
import { Temporal } from 'temporal-polyfill';
import { WorkbenchError } from '#shared/contract/errors.ts';

/** `offsetSeconds` east of UTC. `ambiguous`: the clock showed this time twice; the offset is that of the earlier instant. */
export interface LocalReading {
  offsetSeconds: number;
  ambiguous: boolean;
}

export interface LocalClock {
  zone: string;
  /** `localSeconds`: the shown time as if it were UTC, in seconds. Null for a time the clock skipped. */
  read(localSeconds: number): LocalReading | null;
}

/** No zone was ever further from UTC than this, in seconds. */
const reach = 16 * 3600;
/** Changes fall on whole minutes since 1972-01-07 (the last was Liberia's). */
const wholeMinutesFrom = 64_000_000;
const rememberedMinutes = 4096;

const readOnce = (localSeconds: number, zone: string): LocalReading | null => {
  const shown = Temporal.Instant.fromEpochMilliseconds(localSeconds * 1000)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
  const earlier = shown.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = shown.toZonedDateTime(zone, { disambiguation: 'later' });
  const ambiguous = earlier.epochNanoseconds !== later.epochNanoseconds;
  if (ambiguous && !earlier.toPlainDateTime().equals(shown)) return null;
  return { offsetSeconds: earlier.offsetNanoseconds / 1e9, ambiguous };
};

/** A clock of an IANA zone (or `UTC`). Throws BAD_INPUT for a zone this machine does not know. */
export const createLocalClock = (zone: string): LocalClock => {
  const at = (seconds: number): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);
  try {
    at(0);
  } catch (cause) {
    const detail = `"${zone}" is no time zone known here; use a name such as Europe/Madrid or UTC`;
    throw new WorkbenchError('BAD_INPUT', 'zone', detail, { cause });
  }
  // In [calmFrom, calmTo) the offset is `calm` whatever zone is read; for twice the reach beyond lies a change.
  let calmFrom = Number.POSITIVE_INFINITY;
  let calmTo = Number.NEGATIVE_INFINITY;
  let calm: LocalReading = { offsetSeconds: 0, ambiguous: false };
  const minutes = new Map<number, LocalReading | null>();

  const enter = (localSeconds: number): void => {
    const here = at(localSeconds);
    // A second later, because a change at this very second is not before it.
    const before = at(localSeconds + 1).getTimeZoneTransition('previous');
    const after = here.getTimeZoneTransition('next');
    calmFrom = before === null ? Number.NEGATIVE_INFINITY : before.epochMilliseconds / 1000 + reach;
    calmTo = after === null ? Number.POSITIVE_INFINITY : after.epochMilliseconds / 1000 - reach;
    calm = { offsetSeconds: here.offsetNanoseconds / 1e9, ambiguous: false };
  };

  const readNearChange = (localSeconds: number): LocalReading | null => {
    if (localSeconds < wholeMinutesFrom) return readOnce(localSeconds, zone);
    const minute = Math.floor(localSeconds / 60);
    let reading = minutes.get(minute);
    if (reading === undefined) {
      reading = readOnce(minute * 60, zone);
      if (minutes.size >= rememberedMinutes) minutes.clear();
      minutes.set(minute, reading);
    }
    return reading;
  };

  return {
    zone,
    read(localSeconds) {
      if (localSeconds >= calmFrom && localSeconds < calmTo) return calm;
      const isNearChange =
        (localSeconds >= calmTo && localSeconds < calmTo + 2 * reach) ||
        (localSeconds < calmFrom && localSeconds >= calmFrom - 2 * reach);
      if (!isNearChange) enter(localSeconds);
      return localSeconds >= calmFrom && localSeconds < calmTo ? calm : readNearChange(localSeconds);
    },
  };
};
