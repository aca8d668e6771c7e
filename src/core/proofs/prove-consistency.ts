// That a ledger was only ever added to: its lines as the leaves of a Merkle tree (RFC 9162), each with its line end.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ConsistencyProof, LedgerHead } from '#shared/model/proof.ts';
import { readLedger } from '../archive/ledger-file.ts';
import { readManifest } from '../archive/manifest.ts';
import { splitLines } from '../evidence/check-ledger.ts';
import { firstPrevious, lineHash, readLine } from '../evidence/ledger-line.ts';
import { leafBytes, merkleLeaf, merkleRoot } from '../evidence/merkle.ts';
import { HashTree } from './hash-tree.ts';

const readLines = (archivePath: string): { lines: Buffer[]; archiveId: string } => {
  const manifest = readManifest(archivePath);
  return { lines: [...splitLines(readLedger(archivePath, manifest).committed)], archiveId: manifest.archiveId };
};

const leavesOf = (lines: readonly Buffer[]): Buffer => Buffer.concat(lines.map(merkleLeaf));

/**
 * `lines`: how many of them; all of them where it is absent. `last` of no line at all: what the first one will name. Throws
 * BAD_INPUT for more lines than there are, and what `readManifest` and `readLedger` throw.
 */
export const ledgerHeadOf = (archivePath: string, lines?: number): LedgerHead => {
  const { lines: all, archiveId } = readLines(archivePath);
  const count = lines ?? all.length;
  if (count > all.length) throw new WorkbenchError('BAD_INPUT', 'lines', `the ledger has ${all.length}`);
  const some = all.slice(0, count);
  const last = some.at(-1);
  const read = last === undefined ? null : readLine(last);
  return {
    lines: count,
    root: merkleRoot(leavesOf(some)).toString('hex'),
    last: last === undefined ? firstPrevious(archiveId) : lineHash(last),
    at: read === null || typeof read === 'string' ? null : read.at,
  };
};

/** Throws NOT_PROVABLE where the older head is not one of this ledger. */
export const proveConsistency = (archivePath: string, older: { lines: number; root: string }): ConsistencyProof => {
  const { lines } = readLines(archivePath);
  if (older.lines > lines.length) {
    const detail = `the ledger has ${lines.length} lines, the head was taken of ${older.lines}: lines are missing`;
    throw new WorkbenchError('NOT_PROVABLE', archivePath, detail);
  }
  const leaves = leavesOf(lines);
  const then = merkleRoot(leaves.subarray(0, older.lines * leafBytes)).toString('hex');
  if (then !== older.root.toLowerCase()) {
    const detail = `its first ${older.lines} lines have the root ${then}, the head says ${older.root}: they were changed, or it is of another ledger`;
    throw new WorkbenchError('NOT_PROVABLE', archivePath, detail);
  }
  const tree = new HashTree(lines.length, (from, to) => leaves.subarray(from * leafBytes, to * leafBytes));
  return {
    format: 'sivo-consistency-proof',
    version: 1,
    older: { lines: older.lines, root: then },
    newer: { lines: lines.length, root: tree.root().toString('hex') },
    path: tree.consistencyPath(older.lines).map((node) => node.toString('hex')),
  };
};
