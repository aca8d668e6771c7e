// The Merkle tree of one import's events as its receipt has it. What is costly to find again (the order of rows where parts of a
// month overlap, the roots of subtrees) is kept in a derived file, bound to the segments it was made of.
import { join } from 'node:path';
import { eventsTreeFile } from '../archive/layout.ts';
import { encodeSidecar, readSidecar } from '../archive/sidecar.ts';
import type { SegmentReader } from '../archive/types.ts';
import { writeCache } from '../archive/write-cache.ts';
import { leafBytes } from '../evidence/merkle.ts';
import { HashTree } from './hash-tree.ts';
import { type ImportPart, ownRows, partsOf, runsOf, stampOf } from './import-parts.ts';
import { LevelKeeper, levelsFrom } from './keep-levels.ts';
import type { Breathe, ProofTools } from './types.ts';

/** Roots of 256 leaves are kept; as many leaves are read at a time. */
const keptLevel = 8;
const blockLeaves = 2 ** keptLevel;
/** Held in memory besides: a path out of a million leaves then costs some hundred hashes instead of thousands. */
const heldLevels = [keptLevel, 12, 16] as const;

export interface EventsTree {
  tree: HashTree;
  /** Hex. */
  root: string;
  /** Bytes of memory, about. */
  weight: number;
  /** The leaf of a stored row; -1 when the import did not store it. */
  indexOf(segment: SegmentReader, seq: number): number;
  /** Its content hash. */
  leaf(index: number): Uint8Array;
}

/** Runs in total order: `part` of the list, rows `from` to `to` (exclusive), `first`: leaves before it. */
interface Runs {
  part: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
  first: Uint32Array;
}

interface Made {
  size: number;
  runs: Runs;
  nodes: Uint8Array;
}

const countOwn = (part: ImportPart, from: number, to: number): number => {
  let count = 0;
  for (const [start, end] of ownRows(part, from, to)) count += end - start;
  return count;
};

const ownRowsOf = (part: ImportPart, from: number, to: number): Uint32Array<ArrayBuffer> => {
  const rows = new Uint32Array(countOwn(part, from, to));
  let place = 0;
  for (const [start, end] of ownRows(part, from, to)) for (let seq = start; seq < end; seq++) rows[place++] = seq;
  return rows;
};

const collectRuns = async (parts: readonly ImportPart[], breathe: Breathe): Promise<{ runs: Runs; size: number }> => {
  const [part, from, to, first]: number[][] = [[], [], [], []];
  const places = new Map(parts.map((known, place) => [known, place]));
  let size = 0;
  for (const run of runsOf(parts)) {
    await breathe();
    const own = countOwn(run.part, run.from, run.to);
    if (own === 0) continue;
    part?.push(places.get(run.part) ?? 0);
    from?.push(run.from);
    to?.push(run.to);
    first?.push(size);
    size += own;
  }
  const column = (numbers: number[] = []): Uint32Array => Uint32Array.from(numbers);
  return { runs: { part: column(part), from: column(from), to: column(to), first: column(first) }, size };
};

/** As many content hashes are read at a time when all pass by. */
const rowsAtOnce = 16_384;

/** Looks at every content hash: about a second for a million. */
const make = async (parts: readonly ImportPart[], breathe: Breathe): Promise<Made> => {
  const { runs, size } = await collectRuns(parts, breathe);
  const keeper = new LevelKeeper(size, [keptLevel]);
  for (const [run, place] of runs.part.entries()) {
    const part = parts[place] as ImportPart;
    const [from, to] = [runs.from[run] ?? 0, runs.to[run] ?? 0];
    for (let start = from; start < to; start += rowsAtOnce) {
      await breathe();
      const end = Math.min(to, start + rowsAtOnce);
      const contents = part.segment.contentHashes(start, end);
      for (const [own, until] of ownRows(part, start, end)) {
        keeper.append(contents.subarray((own - start) * leafBytes, (until - start) * leafBytes));
      }
    }
  }
  return { runs, size, nodes: keeper.kept()[0]?.nodes ?? new Uint8Array(0) };
};

const runNames = ['part', 'from', 'to', 'first'] as const;

const readMade = (file: string, stamp: string): Made | null => {
  const found = readSidecar(file, stamp, [...runNames, 'nodes']);
  if (found === null) return null;
  const [part, from, to, first] = runNames.map((name) => found.arrays.get(name));
  const nodes = found.arrays.get('nodes');
  const { size } = found.data as { size: number };
  const isWhole =
    part instanceof Uint32Array &&
    from instanceof Uint32Array &&
    to instanceof Uint32Array &&
    first instanceof Uint32Array &&
    nodes instanceof Uint8Array;
  return isWhole ? { size, runs: { part, from, to, first }, nodes } : null;
};

/** The last place in ascending `numbers` that holds at most `wanted`. */
const placeOf = (numbers: Uint32Array, wanted: number): number => {
  let [low, high] = [0, numbers.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= wanted) low = middle;
    else high = middle;
  }
  return low;
};

const treeOf = (parts: readonly ImportPart[], { size, runs, nodes }: Made): EventsTree => {
  // The rows of the run last read from, where others stand among them.
  let sparse = { run: -1, rows: new Uint32Array(0) };
  const sparseRows = (run: number, part: ImportPart): Uint32Array => {
    if (sparse.run !== run) sparse = { run, rows: ownRowsOf(part, runs.from[run] ?? 0, runs.to[run] ?? 0) };
    return sparse.rows;
  };
  /** Content hashes of a run's own rows number `from` to `to` (exclusive). */
  const readRun = (run: number, from: number, to: number): Buffer => {
    const { segment, mine } = parts[runs.part[run] ?? 0] as ImportPart;
    const start = runs.from[run] ?? 0;
    const own = (runs.first[run + 1] ?? size) - (runs.first[run] ?? 0);
    if (own === (runs.to[run] ?? 0) - start) return segment.contentHashes(start + from, start + to);
    const rows = sparseRows(run, { segment, mine });
    const [first, last] = [rows[from] ?? 0, rows[to - 1] ?? 0];
    const contents = segment.contentHashes(first, last + 1);
    const hashes = Buffer.alloc((to - from) * leafBytes);
    for (let place = from; place < to; place++) {
      const at = ((rows[place] ?? 0) - first) * leafBytes;
      contents.copy(hashes, (place - from) * leafBytes, at, at + leafBytes);
    }
    return hashes;
  };
  const readLeaves = (from: number, to: number): Buffer => {
    const pieces: Buffer[] = [];
    for (let run = placeOf(runs.first, from), at = from; at < to; run++) {
      const first = runs.first[run] ?? 0;
      const end = Math.min(to, runs.first[run + 1] ?? size);
      pieces.push(readRun(run, at - first, end - first));
      at = end;
    }
    return Buffer.concat(pieces);
  };
  let block: { from: number; bytes: Buffer } = { from: -1, bytes: Buffer.alloc(0) };
  const leaves = (from: number, to: number): Buffer => {
    const start = from - (from % blockLeaves);
    if (to > start + blockLeaves) return readLeaves(from, to);
    if (block.from !== start) block = { from: start, bytes: readLeaves(start, Math.min(size, start + blockLeaves)) };
    return block.bytes.subarray((from - start) * leafBytes, (to - start) * leafBytes);
  };
  const numbered = new Map<ImportPart, Int32Array>();
  const numbersOf = (part: ImportPart): Int32Array => {
    const known = numbered.get(part);
    if (known !== undefined) return known;
    const numbers = new Int32Array(part.segment.entry.events).fill(-1);
    const place = parts.indexOf(part);
    for (const [run, of] of runs.part.entries()) {
      if (of !== place) continue;
      let leaf = runs.first[run] ?? 0;
      for (const [start, end] of ownRows(part, runs.from[run] ?? 0, runs.to[run] ?? 0)) {
        for (let seq = start; seq < end; seq++) numbers[seq] = leaf++;
      }
    }
    numbered.set(part, numbers);
    return numbers;
  };
  const bySegment = new Map(parts.map((part) => [part.segment, part]));
  const tree = new HashTree(size, leaves, levelsFrom(nodes, heldLevels));
  const rows = parts.reduce((sum, { segment }) => sum + segment.entry.events, 0);
  return {
    tree,
    root: tree.root().toString('hex'),
    weight: nodes.length + runs.part.length * 16 + rows * 4,
    indexOf: (segment, seq) => {
      const part = bySegment.get(segment);
      return part === undefined ? -1 : (numbersOf(part)[seq] ?? -1);
    },
    leaf: (index) => leaves(index, index + 1),
  };
};

/**
 * The tree of what an import stored. `expected`: its root in the ledger, hex; a derived file that leads elsewhere is made
 * anew. The caller compares the root.
 */
export const openEventsTree = async (
  importId: string,
  expected: string,
  { path, snapshot, breathe }: ProofTools,
): Promise<EventsTree> => {
  const parts = partsOf(snapshot.reader.segments, importId);
  const stamp = stampOf('events', importId, parts);
  const file = join(path, eventsTreeFile(importId));
  const kept = readMade(file, stamp);
  const known = kept === null ? null : treeOf(parts, kept);
  if (known?.root === expected) return known;
  const made = await make(parts, breathe);
  const { size, runs, nodes } = made;
  writeCache(file, encodeSidecar(stamp, { size }, { ...runs, nodes }));
  return treeOf(parts, made);
};
