// The ledger as a tree: heads, and what shows that one continues another, for every pair of sizes up to 64.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leafBytes, merkleLeaf } from '#core/evidence/merkle.ts';
import { HashTree } from '#core/proofs/hash-tree.ts';
import { LevelKeeper } from '#core/proofs/keep-levels.ts';
import { ledgerHeadOf, proveConsistency } from '#core/proofs/prove-consistency.ts';
import { rootOfPath } from '#core/proofs/root-of-path.ts';
import { includes, isConsistent, leafOf, treeHash } from '#test/support/check-proof.ts';
import { identified, sampleEvent } from '../archive/support/sample-event.ts';
import { importEvents, temporaryArchive } from '../archive/support/temp-archive.ts';

const leaves = Array.from({ length: 64 }, (_, number) => merkleLeaf(Buffer.from(String(number))));
const bytes = Buffer.concat(leaves);
const treeOf = (size: number, levels: readonly [number, ...number[]] | null): HashTree => {
  const keeper = new LevelKeeper(size, levels ?? [0]);
  for (let at = 0; at < size; at += 5)
    keeper.append(bytes.subarray(at * leafBytes, Math.min(size, at + 5) * leafBytes));
  const leavesOf = (from: number, to: number): Buffer => bytes.subarray(from * leafBytes, to * leafBytes);
  return new HashTree(size, leavesOf, levels === null ? [] : keeper.kept());
};
const texts = (path: readonly Buffer[]): string[] => path.map((node) => node.toString('hex'));
const kept = [null, [0], [2], [1, 3], [3, 6]] as const;

describe('trees', () => {
  it('have the root and audit paths of RFC 9162 at every size up to 64, whatever is kept', () => {
    for (let size = 0; size <= 64; size++) {
      const root = treeHash(leaves.slice(0, size)).toString('hex');
      for (const levels of kept) {
        const tree = treeOf(size, levels);
        expect(tree.root().toString('hex')).toBe(root);
        for (let index = 0; index < size; index++) {
          const path = tree.auditPath(index);
          const leaf = leaves[index] as Buffer;
          expect(includes(leaf, index, size, texts(path), root)).toBe(true);
          expect(rootOfPath(leaf, { index, size, path })?.toString('hex')).toBe(root);
          if (levels !== null || size === 1) continue;
          expect(rootOfPath(leaf, { index, size, path: path.slice(1) })?.toString('hex')).not.toBe(root);
          expect(rootOfPath(leaf, { index, size, path: [...path, leaf] })).toBeNull();
        }
      }
    }
  });

  it('continue each other for every pair of sizes up to 64', () => {
    const heads = Array.from({ length: 65 }, (_, lines) => ({
      lines,
      root: treeHash(leaves.slice(0, lines)).toString('hex'),
    }));
    for (const newer of heads) {
      const tree = treeOf(newer.lines, null);
      for (const older of heads.slice(0, newer.lines + 1)) {
        const path = texts(tree.consistencyPath(older.lines));
        expect(isConsistent(older, newer, path)).toBe(true);
        expect(isConsistent({ ...older, root: 'ab'.repeat(32) }, newer, path)).toBe(false);
        for (const place of path.keys())
          expect(isConsistent(older, newer, path.with(place, '00'.repeat(32)))).toBe(false);
      }
    }
  });
});

describe('a ledger', () => {
  it('is proved to continue each of its heads, and no other', async () => {
    const path = temporaryArchive();
    const heads = [ledgerHeadOf(path)];
    for (let number = 0; number < 5; number++) {
      await importEvents(path, [identified(sampleEvent(number))]);
      heads.push(ledgerHeadOf(path));
    }
    const lines = readFileSync(join(path, 'ledger.jsonl'), 'utf8').match(/[^\n]*\n/g) ?? [];
    expect(heads.at(-1)?.root).toBe(treeHash(lines.map(leafOf)).toString('hex'));
    for (const head of heads) {
      expect(ledgerHeadOf(path, head.lines)).toEqual(head);
      const proof = proveConsistency(path, head);
      expect(proof.newer).toEqual({ lines: 5, root: heads.at(-1)?.root });
      expect(isConsistent(proof.older, proof.newer, proof.path)).toBe(true);
      const other = { lines: head.lines, root: 'ab'.repeat(32) };
      expect(() => proveConsistency(path, other)).toThrow(expect.objectContaining({ code: 'NOT_PROVABLE' }));
    }
    const cut = { lines: 6, root: 'ab'.repeat(32) };
    expect(() => proveConsistency(path, cut)).toThrow(expect.objectContaining({ code: 'NOT_PROVABLE' }));
    expect(() => ledgerHeadOf(path, 6)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});
