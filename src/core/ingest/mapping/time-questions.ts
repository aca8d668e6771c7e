// What has to be asked about the times of a source before it can be read.
import type { ImportQuestion } from '#shared/model/inspection.ts';
import type { ImportDecisions, MappingProfile, TimeFormat } from '#shared/model/mapping.ts';
import { judgeTimes } from '../timestamp/judge-times.ts';

/** SIVO's tenants are in this zone unless they chose another. */
export const tenantZone = 'Europe/Madrid';

type DateOrder = 'day-first' | 'month-first';

export interface TimeReading {
  format: TimeFormat;
  /** Zone for times without one; null: they are rejected. */
  zone: string | null;
  /** Set where dates such as 25/04/2026 occur. */
  dateOrder: DateOrder | null;
  questions: ImportQuestion[];
}

const orderOf = (format: TimeFormat): DateOrder | null =>
  format === 'day-first' || format === 'month-first' ? format : null;

/**
 * How the times of `column` are read: as the profile says, else as was decided, else as the whole sample shows. A few
 * times without a zone among others that state theirs raise no question: they become rejected records.
 */
export const settleTimes = (
  column: string,
  texts: readonly string[],
  time: MappingProfile['time'],
  decisions: ImportDecisions,
): TimeReading => {
  const judged = judgeTimes(texts);
  const zone = time.zone ?? decisions.zone;
  const questions: ImportQuestion[] = [];
  const isEpoch = time.format.startsWith('epoch');
  if (zone === null && !isEpoch && judged.zoneless * 2 > judged.readable) {
    questions.push({ kind: 'zone', column, examples: judged.examples.zone, proposed: tenantZone });
  }
  if (time.format !== 'auto') return { format: time.format, zone, dateOrder: orderOf(time.format), questions };
  const order = judged.dateOrder === 'ambiguous' ? decisions.dateOrder : (judged.dateOrder ?? decisions.dateOrder);
  if (judged.dateOrder === 'ambiguous' && order === null) {
    questions.push({ kind: 'dateOrder', column, examples: judged.examples.dateOrder });
  }
  const format = judged.format === 'excel' ? 'excel' : (order ?? 'auto');
  return { format, zone, dateOrder: judged.dateOrder === null ? null : order, questions };
};
