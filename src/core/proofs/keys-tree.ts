// The Merkle tree over the sorted keys of one import. Its order and the roots of subtrees are kept in a derived file, bound to the
// segments they were made of; keys themselves are read from their rows.
import { join } from 'node:path';
import { keysTreeFile } from '../archive/layout.ts';
import { encodeSidecar, readSidecar } from '../archive/sidecar.ts';
import { writeCache } from '../archive/write-cache.ts';
import { leafBytes } from '../evidence/merkle.ts';
import { HashTree, type KeptLevel } from './hash-tree.ts';
import { type ImportPart, partsOf, stampOf } from './import-parts.ts';
import { LevelKeeper } from './keep-levels.ts';
import { compareWithPrefix, foldStated, type Key, type KeyPrefix, keyLeaf, keyOf, keyText } from './key-entry.ts';
import { aliasTable, baseOf, inKeyOrder, type SortedKeys, sortKeys } from './sort-keys.ts';
import type { ProofTools } from './types.ts';

/** Few leaves have to be read again for a path, and few nodes be hashed. */
const keptLevels = [3, 10] as const;
const blockLeaves = 2 ** keptLevels[0];

export interface KeysTree {
  tree: HashTree;
  /** Hex. */
  root: string;
  /** Bytes of memory, about. */
  weight: number;
  key(index: number): Key;
  /** The first place whose key does not come before the prefix. */
  placeOf(prefix: KeyPrefix): number;
}

interface Made {
  /** By place what `SortedKeys.entries` tells of the entry there. */
  sorted: Uint32Array;
  levels: KeptLevel[];
}

const make = async (keys: SortedKeys, breathe: ProofTools['breathe']): Promise<Made> => {
  const { order, entries, leaves } = keys;
  const keeper = new LevelKeeper(order.length, keptLevels);
  const sorted = new Uint32Array(order.length);
  for (const [place, entry] of order.entries()) {
    if (place % 4096 === 0) await breathe();
    keeper.append(leaves.subarray(entry * leafBytes, (entry + 1) * leafBytes));
    sorted[place] = entries[entry] ?? 0;
  }
  return { sorted, levels: keeper.kept() };
};

const nameOf = (level: number): string => `level${level}`;

const readMade = (file: string, stamp: string): Made | null => {
  const found = readSidecar(file, stamp, ['sorted', ...keptLevels.map(nameOf)]);
  const sorted = found?.arrays.get('sorted');
  const levels = keptLevels.flatMap((level) => {
    const nodes = found?.arrays.get(nameOf(level));
    return nodes instanceof Uint8Array ? [{ level, nodes }] : [];
  });
  return sorted instanceof Uint32Array && levels.length === keptLevels.length ? { sorted, levels } : null;
};

/** The part that holds a row, and its seq there. */
const locator = (parts: readonly ImportPart[]): ((row: number) => { part: ImportPart; seq: number }) => {
  const bases = baseOf(parts);
  return (row) => {
    const place = bases.findLastIndex((base) => base <= row);
    return { part: parts[place] as ImportPart, seq: row - (bases[place] ?? 0) };
  };
};

/** Keys of a few places, read with one question to each segment. */
const keyReader = (parts: readonly ImportPart[], sorted: Uint32Array): ((from: number, to: number) => Key[]) => {
  const locate = locator(parts);
  const aliases = new Map(parts.map((part) => [part, aliasTable(part.segment)]));
  return (from, to) => {
    const wanted = [...sorted.subarray(from, to)].map((entry) => ({ entry, ...locate(Math.floor(entry / 2)) }));
    const rows = new Map<ImportPart, Map<number, { id: string; timestamp: string; resourceId: string | null }>>();
    for (const part of new Set(wanted.map((one) => one.part))) {
      const seqs = wanted.filter((one) => one.part === part).map(({ seq }) => seq);
      rows.set(part, new Map(part.segment.changes(seqs).map((row) => [row.seq, row])));
    }
    return wanted.map(({ entry, part, seq }) => {
      const { actor, resourceType, dictionaries } = part.segment.columns;
      const { id = '', timestamp = '', resourceId = null } = rows.get(part)?.get(seq) ?? {};
      const alias = aliases.get(part)?.[actor[seq] ?? 0]?.[entry % 2] ?? null;
      return keyOf(alias, {
        type: dictionaries.resourceType[resourceType[seq] ?? 0] ?? null,
        resourceId,
        timestamp,
        id,
      });
    });
  };
};

/** Compares the key at a place with a prefix; reads no row where actor and type already tell. */
const placeComparer = (
  parts: readonly ImportPart[],
  sorted: Uint32Array,
): ((at: number, prefix: KeyPrefix) => number) => {
  const locate = locator(parts);
  const aliases = new Map(parts.map((part) => [part, aliasTable(part.segment)]));
  const types = new Map(parts.map((part) => [part, part.segment.columns.dictionaries.resourceType.map(foldStated)]));
  return (at, prefix) => {
    const entry = sorted[at] ?? 0;
    const { part, seq } = locate(Math.floor(entry / 2));
    const { actor, resourceType } = part.segment.columns;
    const alias = aliases.get(part)?.[actor[seq] ?? 0]?.[entry % 2] ?? null;
    const type = types.get(part)?.[resourceType[seq] ?? 0] ?? null;
    const order = compareWithPrefix([alias, type], prefix.slice(0, 2));
    if (order !== 0 || prefix.length < 3) return order;
    const resourceId = part.segment.resourceIds([seq])[0] ?? null;
    return compareWithPrefix([resourceId === '' ? null : resourceId], prefix.slice(2));
  };
};

const treeOf = (parts: readonly ImportPart[], { sorted, levels }: Made): KeysTree => {
  const size = sorted.length;
  const readKeys = keyReader(parts, sorted);
  const compare = placeComparer(parts, sorted);
  let block: { from: number; keys: Key[] } = { from: -1, keys: [] };
  const keysBetween = (from: number, to: number): Key[] => {
    const start = from - (from % blockLeaves);
    if (block.from !== start) block = { from: start, keys: readKeys(start, Math.min(size, start + blockLeaves)) };
    return block.keys.slice(from - start, to - start);
  };
  const leaves = (from: number, to: number): Buffer =>
    Buffer.concat(keysBetween(from, to).map((key) => Buffer.from(keyLeaf(keyText(key)), 'latin1')));
  const tree = new HashTree(size, leaves, levels);
  return {
    tree,
    root: tree.root().toString('hex'),
    weight: size * 4 + levels.reduce((sum, { nodes }) => sum + nodes.length, 0),
    key: (index) => keysBetween(index, index + 1)[0] as Key,
    placeOf: (prefix) => {
      let [low, high] = [0, size];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (compare(middle, prefix) < 0) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
};

/**
 * The tree over an import's keys. `expected`: its root in the ledger, hex, null where it is not told yet; a derived file that
 * leads elsewhere is made anew, which takes seconds for a million events. The caller compares the root.
 */
export const openKeysTree = async (
  importId: string,
  expected: string | null,
  { path, snapshot, breathe }: ProofTools,
): Promise<KeysTree> => {
  const parts = inKeyOrder(partsOf(snapshot.reader.segments, importId));
  const stamp = stampOf('keys', importId, parts);
  const file = join(path, keysTreeFile(importId));
  const kept = readMade(file, stamp);
  // What nobody has signed yet is never taken from a derived file.
  if (kept !== null && expected !== null) {
    const known = treeOf(parts, kept);
    if (known.root === expected) return known;
  }
  const made = await make(await sortKeys(parts, breathe), breathe);
  const arrays = Object.fromEntries(made.levels.map(({ level, nodes }) => [nameOf(level), nodes]));
  writeCache(file, encodeSidecar(stamp, null, { sorted: made.sorted, ...arrays }));
  return treeOf(parts, made);
};
