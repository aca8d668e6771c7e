// Zone names are checked where a question comes in, so that no half of an answer is made in another zone.
import { Temporal } from 'temporal-polyfill';
import { WorkbenchError } from '#shared/contract/errors.ts';

/** Throws BAD_INPUT unless `zone` is an IANA zone name the machine knows, or UTC. */
export const checkZone = (zone: string): void => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch (cause) {
    throw new WorkbenchError(
      'BAD_INPUT',
      'zone',
      `"${zone}" is no time zone known here; use a name such as Europe/Madrid or UTC`,
      {
        cause,
      },
    );
  }
};
