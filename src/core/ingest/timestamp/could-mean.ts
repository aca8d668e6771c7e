// Whether a text can be the first spelling of a time that was read by decisions we no longer have.

import { readEpoch, readEpochBySize } from './epoch-time.ts';
import { readExcelSerial } from './excel-time.ts';
import { plainSpaces, readWrittenTime } from './written-time.ts';

/** The widest any zone was ever from UTC, in ms. */
const reachMs = 16 * 3_600_000;

/** Whether some decision about zone, date order or format reads `text` as `timeMs` (UTC). */
export const couldMean = (text: string, timeMs: number): boolean => {
  const plain = plainSpaces(text);
  const isNear = (ms: number, slack: number): boolean => Math.abs(ms - timeMs) <= slack;
  for (const order of [null, 'day-first', 'month-first'] as const) {
    const written = readWrittenTime(plain, order);
    if (written?.ok !== true) continue;
    const shownMs = written.seconds * 1000 + Number(written.fraction.padEnd(3, '0').slice(0, 3));
    if (isNear(shownMs - (written.offset ?? 0) * 1000, written.offset === null ? reachMs : 0)) return true;
  }
  const epochs = [
    readEpochBySize(plain),
    ...(['epoch-s', 'epoch-ms', 'epoch-us', 'epoch-ns'] as const).map((unit) => readEpoch(plain, unit)),
  ];
  if (epochs.some((epoch) => epoch?.ok === true && epoch.timeMs === timeMs)) return true;
  const serialMs = readExcelSerial(plain);
  return serialMs !== null && isNear(serialMs, reachMs);
};
