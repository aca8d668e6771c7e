// The derived file of a segment against one made anew, byte for byte.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeColumns } from './column-index.ts';
import { isErrno } from './io-error.ts';
import { columnsSidecar, stemOf } from './layout.ts';
import type { SegmentEntry } from './types.ts';
import type { Findings } from './verify-findings.ts';
import type { CheckedSegment } from './verify-segment.ts';

const firstMagic = Buffer.from('SIVOSC01', 'latin1');

/** Whether the file is of the first form of derived files, and not one of today's with another number on it. */
const isOlder = (bytes: Buffer, made: Buffer): boolean => {
  const { length } = firstMagic;
  if (!bytes.subarray(0, length).equals(firstMagic) || made.subarray(0, length).equals(firstMagic)) return false;
  return !bytes.subarray(length).equals(made.subarray(length));
};

/** A missing derived file is no problem. */
export const verifyCache = (
  archivePath: string,
  entry: SegmentEntry,
  { columns, idCheck }: CheckedSegment,
  findings: Findings,
): void => {
  const file = columnsSidecar(stemOf(entry.file));
  const path = join(archivePath, file);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  const made = encodeColumns(entry.sha256, columns, idCheck);
  if (bytes.equals(made)) return;
  if (isOlder(bytes, made)) {
    findings.remark('left_over', file, 'a derived file of an earlier version; it is made again when it is needed');
    return;
  }
  findings.problem(
    'cache',
    file,
    'it is not what its segment gives; no answer is taken from damaged parts, it heals itself on next use and may be deleted',
  );
};
