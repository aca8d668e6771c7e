// A record that could not become an event → its quarantine entry.
import { isUtf8 } from 'node:buffer';
import type { RejectedRecord } from '#core/archive/types.ts';
import type { Problem } from './problem.ts';
import { keptBytes, type RawRecord } from './readers/record.ts';

/** The first 64 KiB, cut between characters where the bytes are UTF-8. */
const keep = ({ raw, original }: RawRecord): { text: string; encoding: 'utf8' | 'base64' } => {
  const whole = original ?? raw;
  const head = whole.subarray(0, keptBytes);
  // UTF-16 of Latin letters would pass for UTF-8 full of NULs.
  if (original?.includes(0)) return { text: head.toString('base64'), encoding: 'base64' };
  const cuts = head.length < whole.length ? [0, 1, 2, 3] : [0];
  for (const cut of cuts) {
    const kept = head.subarray(0, head.length - cut);
    if (isUtf8(kept)) return { text: kept.toString('utf8'), encoding: 'utf8' };
  }
  return { text: head.toString('base64'), encoding: 'base64' };
};

/** `bytes` is the record's true length; `raw` at most its first 64 KiB. */
export const rejectRecord = (source: string, record: RawRecord, problem: Problem): RejectedRecord => {
  const { text, encoding } = keep(record);
  return {
    source,
    line: record.line,
    byteOffset: record.byteOffset,
    reason: problem.reason,
    message: problem.message,
    bytes: record.bytes,
    encoding,
    raw: text,
  };
};
