// The stratum of an event, from the columns alone.
import { Temporal } from 'temporal-polyfill';
import { assertNever } from '#shared/assert-never.ts';
import type { StrataField } from '#shared/model/sample.ts';
import type { SegmentView } from '../query/segment-view.ts';

const monthsOf = (view: SegmentView, zone: string): ((seq: number) => string) => {
  const { timeOffset, baseMs } = view.segment.columns;
  const spans = view.offsets(zone);
  const names = new Map<number, string>();
  const dayMs = 86_400_000;
  return (seq) => {
    const ms = baseMs + (timeOffset[seq] ?? 0);
    const offsetMs = (spans.find(({ endMs }) => ms < endMs) ?? spans.at(-1))?.offsetMs ?? 0;
    const day = Math.floor((ms + offsetMs) / dayMs);
    const known = names.get(day);
    if (known !== undefined) return known;
    const date = Temporal.Instant.fromEpochMilliseconds(day * dayMs)
      .toZonedDateTimeISO('UTC')
      .toPlainDate();
    const name = date.toPlainYearMonth().toString();
    names.set(day, name);
    return name;
  };
};

/** The value by seq as it was stated; empty where it was not. A month is one of the zone, as `2026-05`. */
export const stratumValues = (view: SegmentView, field: StrataField, zone: string): ((seq: number) => string) => {
  switch (field) {
    case 'month':
      return monthsOf(view, zone);
    case 'actor': {
      const ids = view.field('actor.id');
      const emails = view.field('actor.email');
      return (seq) => emails.values[emails.codes[seq] ?? 0] ?? ids.values[ids.codes[seq] ?? 0] ?? '';
    }
    case 'action':
    case 'resource.type':
    case 'role':
    case 'tenant':
    case 'category': {
      const { codes, values } = view.field(field);
      return (seq) => values[codes[seq] ?? 0] ?? '';
    }
    default:
      return assertNever(field);
  }
};
