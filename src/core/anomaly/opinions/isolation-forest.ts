// Isolation forest: how few random cuts leave a row alone (Liu, Ting, Zhou: "Isolation Forest", ICDM 2008), with its own
// seeded source of chance, so that it gives the same numbers everywhere and in every order of rows.
import { createRandom, type Random } from '../../demo/random.ts';
import { exponential } from '../method/exponential.ts';
import { naturalLog } from '../method/natural-log.ts';
import { checkedRows, type FeatureColumns } from './feature-columns.ts';

export interface ForestOptions {
  seed: number;
  trees: number;
  /** Rows a tree is grown from. */
  sample: number;
}

const eulerGamma = 0.5772156649015329;

/** Mean length of an unsuccessful search in a binary tree of `size` rows (Preiss 1999, as the authors use it). */
const meanPath = (size: number): number => {
  if (size <= 1) return 0;
  return size === 2 ? 1 : 2 * (naturalLog(size - 1) + eulerGamma) - (2 * (size - 1)) / size;
};

/** A tree in parallel arrays. `feature`: -1 for a leaf, whose `cut` is the length of its path; a row goes left where its value is below the cut. */
interface Tree {
  feature: number[];
  cut: number[];
  left: number[];
  right: number[];
}

interface Range {
  feature: number;
  least: number;
  most: number;
}

/** Rows of a sample from place `from` (inclusive) to `to` (exclusive). */
interface Part {
  from: number;
  to: number;
}

/** One of the features that vary within the part, each with the same chance; null where none does. */
const varyingFeature = (
  columns: FeatureColumns,
  rows: Uint32Array,
  { from, to }: Part,
  random: Random,
): Range | null => {
  const left = Array.from(columns, (_, feature) => feature);
  while (left.length > 0) {
    const place = random.below(left.length);
    const feature = left[place] ?? 0;
    const column = columns[feature] ?? new Float64Array(0);
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let index = from; index < to; index++) {
      const value = column[rows[index] ?? 0] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (least < most) return { feature, least, most };
    left.splice(place, 1);
  }
  return null;
};

/** Puts the rows below the cut first and tells where the others begin. Within a part their order tells nothing. */
const divide = (column: Float64Array, rows: Uint32Array, { from, to }: Part, cut: number): number => {
  let middle = from;
  for (let index = from; index < to; index++) {
    const row = rows[index] ?? 0;
    if ((column[row] ?? 0) >= cut) continue;
    rows[index] = rows[middle] ?? 0;
    rows[middle] = row;
    middle += 1;
  }
  return middle;
};

/** `sample` is put into another order. */
const grow = (columns: FeatureColumns, sample: Uint32Array, deepest: number, random: Random): Tree => {
  const tree: Tree = { feature: [], cut: [], left: [], right: [] };
  const addNode = (part: Part, depth: number): number => {
    const size = part.to - part.from;
    const node = tree.feature.push(-1) - 1;
    tree.left[node] = tree.right[node] = -1;
    tree.cut[node] = depth + meanPath(size);
    const chosen = depth < deepest && size > 1 ? varyingFeature(columns, sample, part, random) : null;
    if (chosen === null) return node;
    const { feature, least, most } = chosen;
    const share = random.fraction();
    // Both ends weighed: the difference of two large numbers may be no number. A cut at the least value would leave all on one side.
    const between = least * (1 - share) + most * share;
    const cut = between > least && between <= most ? between : most;
    const middle = divide(columns[feature] ?? new Float64Array(0), sample, part, cut);
    tree.feature[node] = feature;
    tree.cut[node] = cut;
    tree.left[node] = addNode({ from: part.from, to: middle }, depth + 1);
    tree.right[node] = addNode({ from: middle, to: part.to }, depth + 1);
    return node;
  };
  addNode({ from: 0, to: sample.length }, 0);
  return tree;
};

const pathOf = (columns: FeatureColumns, { feature, cut, left, right }: Tree, row: number): number => {
  let node = 0;
  for (;;) {
    const own = feature[node] ?? -1;
    const limit = cut[node] ?? 0;
    if (own < 0) return limit;
    node = ((columns[own]?.[row] ?? 0) < limit ? left[node] : right[node]) ?? 0;
  }
};

/** Rows in order of their values: whoever sorts a table otherwise draws the same samples. */
const rowsInOrder = (columns: FeatureColumns, rows: number): Uint32Array =>
  Uint32Array.from({ length: rows }, (_, row) => row).sort((one, other) => {
    for (const column of columns) {
      const apart = (column[one] ?? 0) - (column[other] ?? 0);
      if (apart !== 0) return apart;
    }
    return 0;
  });

/** The first `count` of the rows after so many steps of Fisher and Yates. */
const drawn = (rows: Uint32Array, count: number, random: Random): Uint32Array => {
  const shuffled = rows.slice();
  for (let place = 0; place < count; place++) {
    const other = place + random.below(shuffled.length - place);
    [shuffled[place], shuffled[other]] = [shuffled[other] ?? 0, shuffled[place] ?? 0];
  }
  return shuffled.slice(0, count);
};

/** 0 to 1, higher is more unusual, about 0.5 where nothing stands out. Throws BAD_INPUT as `checkedRows` does. */
export const isolationForest = (
  columns: FeatureColumns,
  { seed, trees, sample }: ForestOptions,
): { scores: Float64Array } => {
  const rows = checkedRows(columns);
  const size = Math.min(sample, rows);
  if (size <= 1) return { scores: new Float64Array(rows).fill(0.5) };
  const random = createRandom(seed);
  const ordered = rowsInOrder(columns, rows);
  const deepest = 32 - Math.clz32(size - 1);
  const paths = new Float64Array(rows);
  for (let count = 0; count < trees; count++) {
    const tree = grow(columns, drawn(ordered, size, random), deepest, random);
    for (let row = 0; row < rows; row++) paths[row] = (paths[row] ?? 0) + pathOf(columns, tree, row);
  }
  const usual = meanPath(size) * trees;
  return { scores: paths.map((path) => exponential((-Math.LN2 * path) / usual)) };
};
