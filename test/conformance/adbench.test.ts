// Second opinions on labelled tables of ADBench (Han et al., NeurIPS 2022; BSD 2-Clause).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { copod } from '#core/anomaly/opinions/copod.ts';
import { ecod } from '#core/anomaly/opinions/ecod.ts';
import { hbos } from '#core/anomaly/opinions/hbos.ts';
import { isolationForest } from '#core/anomaly/opinions/isolation-forest.ts';
import { fixtureFolder } from '../support/fixture-folder.ts';
import { readNpz } from '../support/npz.ts';
import { rocAuc } from '../support/roc-auc.ts';

const folder = fixtureFolder('adbench');

/**
 * ROC-AUC. `ecod`: the yardstick, to 0.01. `exact`: ECOD, COPOD and HBOS (on features scaled to 0 … 1) as a separate NumPy
 * program computes them from the definitions, to 1e-4. `splits`: ADBench's own result file, mean of its three splits of 70 to 30
 * (COPOD, HBOS, isolation forest), which a whole table comes near to, no more.
 */
const tables = [
  { file: '42_WBC', ecod: 0.995, exact: [0.99484, 0.99484, 0.9892], splits: [0.9911, 0.9872, 0.9886] },
  { file: '21_Lymphography', ecod: 0.995, exact: [0.99531, 0.99648, 0.99765], splits: [0.9948, 0.9949, 0.9987] },
  { file: '38_thyroid', ecod: 0.921, exact: [0.92085, 0.93933, 0.95443], splits: null },
  { file: '6_cardio', ecod: 0.881, exact: [0.88106, 0.92188, 0.86357], splits: [0.9235, 0.8467, 0.9426] },
  { file: '37_Stamps', ecod: 0.88, exact: [0.87953, 0.93016, 0.90448], splits: null },
  { file: '45_wine', ecod: 0.885, exact: [0.88319, 0.86723, 0.90588], splits: null },
  { file: '14_glass', ecod: 0.78, exact: [0.78049, 0.75501, 0.80217], splits: [0.7243, 0.7723, 0.7573] },
  { file: '15_Hepatitis', ecod: 0.804, exact: [0.80367, 0.80367, 0.76808], splits: [0.8205, 0.7984, 0.6868] },
  { file: '47_yeast', ecod: 0.409, exact: [0.40888, 0.3813, 0.40408], splits: [0.3699, 0.3965, 0.3858] },
] as const;
const splitTolerance = 0.04;

const tableOf = async (file: string): Promise<{ columns: Float64Array[]; labels: Float64Array }> => {
  const arrays = await readNpz(readFileSync(join(folder ?? '', `${file}.npz`)));
  const [features, labels] = [arrays.get('X'), arrays.get('y')];
  if (features === undefined || labels === undefined) throw new Error(`${file} has no X or no y`);
  const [rows = 0, count = 0] = features.shape;
  const columns = Array.from({ length: count }, (_, column) =>
    Float64Array.from({ length: rows }, (_, row) => features.values[row * count + column] ?? Number.NaN),
  );
  return { columns, labels: labels.values };
};

describe.skipIf(folder === null)('ADBench', () => {
  const lines: string[] = [];
  afterAll(() => process.stdout.write(`${['table            ECOD   COPOD  HBOS   forest', ...lines].join('\n')}\n`));

  test.each(tables)('$file', async ({ file, ecod: wanted, exact, splits }) => {
    const { columns, labels } = await tableOf(file);
    const aucs = [
      ecod(columns).scores,
      copod(columns).scores,
      hbos(columns).scores,
      isolationForest(columns, { seed: 1, trees: 300, sample: 256 }).scores,
    ].map((scores) => rocAuc(labels, scores));
    lines.push(`${file.padEnd(16)} ${aucs.map((auc) => auc.toFixed(4)).join(' ')}`);
    expect(Math.abs((aucs[0] ?? 0) - wanted)).toBeLessThanOrEqual(0.01);
    for (const [place, auc] of exact.entries()) expect(aucs[place]).toBeCloseTo(auc, 4);
    for (const [place, auc] of (splits ?? []).entries()) {
      expect(Math.abs((aucs[place + 1] ?? 0) - auc)).toBeLessThanOrEqual(splitTolerance);
    }
  });

  test('no method passes for good where none is', async () => {
    const { columns, labels } = await tableOf('47_yeast');
    for (const scores of [
      ecod(columns).scores,
      copod(columns).scores,
      hbos(columns).scores,
      isolationForest(columns, { seed: 2, trees: 100, sample: 256 }).scores,
    ]) {
      expect(rocAuc(labels, scores)).toBeLessThan(0.5);
    }
  });
});
