// The content hashes of a segment, kept in blocks of 256 in order of seq.
import type { SegmentDatabase } from './segment-database.ts';

/** As many as fit a page of 8 KiB together with what SQLite adds. */
export const hashesPerBlock = 250;

/** 32 bytes an event, in order of seq. */
export const readContentHashes = (database: SegmentDatabase, events: number): Buffer => {
  const hashes = Buffer.alloc(events * 32);
  database.each('SELECT block, hashes FROM leaf', [], ([block, bytes]) => {
    hashes.set(bytes as Uint8Array, Number(block) * hashesPerBlock * 32);
  });
  return hashes;
};

/** Those of the rows `from` to `to` (exclusive). */
export const readHashesBetween = (database: SegmentDatabase, from: number, to: number): Buffer => {
  const first = Math.floor(from / hashesPerBlock);
  const blocks = Buffer.alloc((Math.ceil(to / hashesPerBlock) - first) * hashesPerBlock * 32);
  const sql = 'SELECT block, hashes FROM leaf WHERE block BETWEEN ? AND ?';
  database.each(sql, [first, Math.ceil(to / hashesPerBlock) - 1], ([block, bytes]) => {
    blocks.set(bytes as Uint8Array, (Number(block) - first) * hashesPerBlock * 32);
  });
  return blocks.subarray((from - first * hashesPerBlock) * 32, (to - first * hashesPerBlock) * 32);
};
