// The quarantine file of one import: as many lines as records were rejected, each of them readable, with the receipt's root.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportRecord, quarantinedSchema } from '#shared/model/archive.ts';
import { splitLines } from '../evidence/check-ledger.ts';
import { MerkleRange, merkleLeaf } from '../evidence/merkle.ts';
import type { Findings } from './verify-findings.ts';

const problemOf = (line: Buffer, importId: string): string | null => {
  try {
    const record = quarantinedSchema.parse(JSON.parse(line.toString('utf8')));
    return record.importId === importId ? null : `it belongs to import ${record.importId}`;
  } catch {
    return 'it is not a rejected record';
  }
};

/** Checks a file that is whole by its hash; gives its Merkle root as hex. */
export const verifyQuarantine = (
  archivePath: string,
  { id, rejected, quarantine }: ImportRecord,
  findings: Findings,
): string => {
  const tree = new MerkleRange();
  if (quarantine !== null) {
    for (const bytes of splitLines(readFileSync(join(archivePath, quarantine.file)))) {
      const line = bytes.subarray(0, bytes.at(-1) === 0x0a ? -1 : undefined);
      tree.append(merkleLeaf(line));
      const problem = problemOf(line, id);
      if (problem !== null)
        findings.problem('quarantine', `${quarantine.file} line ${tree.count}`, problem, quarantine.file);
    }
  }
  if (tree.count !== rejected) {
    const where = quarantine?.file ?? `import ${id}`;
    findings.problem('quarantine', where, `${tree.count} records where import ${id} rejected ${rejected}`);
  }
  return tree.root().toString('hex');
};
