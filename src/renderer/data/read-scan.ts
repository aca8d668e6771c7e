// A scan read to its result, with what it found on the way.
import type { EventRow } from '#shared/model/event.ts';
import type { ResultSet, ScanMoment } from '#shared/model/query.ts';

/** What a scan that takes long has found so far: `rows` are the first ones of the result, in its order. */
export interface Found {
  count: number;
  /** Events looked at, of all `events`. */
  scanned: number;
  events: number;
  rows: readonly EventRow[];
}

/** The result; `onFound` hears of everything found so far whenever there is more. Throws what the scan throws, and the signal's reason. */
export const readScan = async (
  moments: AsyncIterable<ScanMoment>,
  signal: AbortSignal,
  onFound: (found: Found) => void,
): Promise<ResultSet> => {
  let rows: readonly EventRow[] = [];
  for await (const moment of moments) {
    signal.throwIfAborted();
    if (moment.kind === 'result') {
      const { handle, count, generation } = moment;
      return { handle, count, generation };
    }
    const { count, scanned, events } = moment;
    if (moment.rows.length > 0) rows = [...rows, ...moment.rows];
    onFound({ count, scanned, events, rows });
  }
  signal.throwIfAborted();
  throw new Error('the scan ended without its result');
};
