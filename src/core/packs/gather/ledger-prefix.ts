// The part of the ledger a pack rests on: everything before the trailing lines that only tell of packs. Making a pack adds such a
// line, so that the same pack made again rests on the same part.

import { WorkbenchError } from '#shared/contract/errors.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import type { LedgerHead } from '#shared/model/proof.ts';
import { readLedger } from '../../archive/ledger-file.ts';
import { readManifest } from '../../archive/manifest.ts';
import { splitLines } from '../../evidence/check-ledger.ts';
import { lineHash, readLine } from '../../evidence/ledger-line.ts';
import { MerkleRange, merkleLeaf } from '../../evidence/merkle.ts';

/** `bytes`: whole lines as they stand. `generation`: of the archive when it was read. */
export interface LedgerPrefix {
  bytes: Buffer;
  texts: Buffer[];
  lines: LedgerLine[];
  head: LedgerHead;
  generation: number;
}

const tellsOfPack = (line: LedgerLine): boolean => line.kind === 'custody' && line.body.act.kind === 'pack';

const headOf = (texts: readonly Buffer[], lines: readonly LedgerLine[]): LedgerHead => {
  const tree = new MerkleRange();
  for (const text of texts) tree.append(merkleLeaf(text));
  const last = texts.at(-1);
  return {
    lines: texts.length,
    root: tree.root().toString('hex'),
    last: last === undefined ? '' : lineHash(last),
    at: lines.at(-1)?.at ?? null,
  };
};

/** Throws ARCHIVE_DAMAGED for a line that cannot be read, and what reading manifest and ledger throws. */
export const readLedgerPrefix = (path: string): LedgerPrefix => {
  const manifest = readManifest(path);
  const { committed } = readLedger(path, manifest);
  const texts = [...splitLines(committed)];
  const lines = texts.map((text, index) => {
    const line = readLine(text);
    if (typeof line !== 'string') return line;
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, `ledger line ${index + 1}: ${line}`);
  });
  while (lines.length > 0 && tellsOfPack(lines.at(-1) as LedgerLine)) lines.pop();
  texts.length = lines.length;
  return {
    bytes: Buffer.concat(texts),
    texts,
    lines,
    head: headOf(texts, lines),
    generation: manifest.generation,
  };
};
