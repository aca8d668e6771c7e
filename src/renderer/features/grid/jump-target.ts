// What a user means who says where to go: a row, a time or an event.
import { Temporal } from 'temporal-polyfill';
import { parseTimeBound } from '#shared/model/time-bound.ts';

/** `row` from 1, as row numbers are shown; `at` is RFC 3339 UTC. */
export type JumpTarget = { kind: 'row'; row: number } | { kind: 'time'; at: string } | { kind: 'event'; id: string };

const clock = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

const instantOf = (text: string, zone: string): string | null => {
  const bound = parseTimeBound(text);
  if (bound === null) return null;
  if (bound.kind === 'instant') {
    return Temporal.Instant.fromEpochMilliseconds(bound.ms).add({ nanoseconds: bound.nanos }).toString();
  }
  const local =
    bound.kind === 'date' ? Temporal.PlainDate.from(bound.date) : Temporal.PlainDateTime.from(bound.dateTime);
  return local.toZonedDateTime(zone).toInstant().toString();
};

/**
 * Reads `1234` or `1,234` as a row, `2026-05-20`, `2026-05-20 16:30` or an instant as a time in `zone`, `16:30` as that time on
 * `day` (null: on no day), and anything else as an event's id. Null for nothing but spaces.
 */
export const jumpTarget = (text: string, zone: string, day: string | null): JumpTarget | null => {
  const asked = text.trim();
  if (asked === '') return null;
  if (/^#?\d{1,3}([.,  ']?\d{3})*$|^#?\d{1,9}$/u.test(asked)) {
    const row = Number(asked.replace(/\D/gu, ''));
    if (row > 0 && row <= Number.MAX_SAFE_INTEGER) return { kind: 'row', row };
  }
  const time = clock.exec(asked);
  if (time !== null && day !== null) {
    const at = instantOf(`${day} ${(time[1] ?? '').padStart(2, '0')}:${time[2]}:${time[3] ?? '00'}`, zone);
    if (at !== null) return { kind: 'time', at };
  }
  const at = instantOf(asked, zone);
  return at === null ? { kind: 'event', id: asked } : { kind: 'time', at };
};
