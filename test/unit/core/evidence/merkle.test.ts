import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MerkleRange, merkleLeaf, merkleRoot } from '#core/evidence/merkle.ts';

/**
 * The reference tree of certificate-transparency (github.com/google/certificate-transparency,
 * cpp/merkletree/merkle_tree_test.cc; the same as in github.com/transparency-dev/merkle, testonly/constants.go):
 * eight entries in hex, and the roots of the trees of the first 0 to 8 of them.
 */
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 9162, section 2.1.1, word for word. */
const naiveRoot = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Uint8Array.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
};

describe('the Merkle tree of RFC 9162', () => {
  it.each(roots.map((root, size) => ({ size, root })))('has the known root over $size entries', ({ size, root }) => {
    const leaves = entries.slice(0, size).map((entry) => merkleLeaf(Buffer.from(entry, 'hex')));
    expect(merkleRoot(Buffer.concat(leaves)).toString('hex')).toBe(root);
  });

  it('is the recursive definition for any leaves, appended in any pieces', () => {
    const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.array(fc.array(leaf, { maxLength: 40 }), { maxLength: 8 }), (pieces) => {
        const range = new MerkleRange();
        const seen: Buffer[] = [];
        for (const piece of pieces) {
          range.append(Buffer.concat(piece));
          seen.push(...piece.map((each) => Buffer.from(each)));
          expect(range.root()).toEqual(naiveRoot(seen));
        }
        expect(range.count).toBe(seen.length);
      }),
    );
  });

  it('does not take its scratch memory for the caller’s, nor a view’s buffer for the view', () => {
    const memory = Buffer.alloc(96, 7);
    const view = memory.subarray(32, 64);
    const root = merkleRoot(view);
    expect(root).toEqual(Buffer.alloc(32, 7));
    memory.fill(0);
    expect(root).toEqual(Buffer.alloc(32, 7));
  });

  it('refuses a broken leaf', () => {
    expect(() => merkleRoot(new Uint8Array(33))).toThrow(RangeError);
  });
});
