// A series in which nothing happens, of the Numenta Anomaly Benchmark (Ahmad et al. 2017; data under its own licence): no method
// may find anything in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copod } from '#core/anomaly/opinions/copod.ts';
import { ecod } from '#core/anomaly/opinions/ecod.ts';
import { hbos } from '#core/anomaly/opinions/hbos.ts';
import { isolationForest } from '#core/anomaly/opinions/isolation-forest.ts';
import { scoreDays } from '#core/anomaly/score-days.ts';
import type { ActorCounts, ActorDayScores, DayAxis } from '#core/anomaly/types.ts';
import { defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import { fixtureFolder } from '../support/fixture-folder.ts';

const folder = fixtureFolder('nab');

const readSeries = (file: string): Float64Array => {
  const [, ...lines] = readFileSync(join(folder ?? '', 'data', file), 'utf8')
    .trim()
    .split(/\r?\n/);
  return Float64Array.from(lines, (line) => Number(line.split(',')[1]));
};

/** Each value as the count of one day, on working days only. */
const scoresOf = (series: Float64Array): ActorDayScores | undefined => {
  const days = Array.from(series, (_, day) => new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10));
  const axis: DayAxis = {
    days,
    startMs: Float64Array.from({ length: days.length + 1 }, (_, day) => Date.UTC(2000, 0, 1 + day)),
    weekend: new Uint8Array(days.length),
    covered: new Uint8Array(days.length).fill(1),
    coverageStated: true,
  };
  const nothing = new Uint32Array(days.length);
  const actor: ActorCounts = {
    actor: { key: 'x', id: 'x', email: null, ids: ['x'], emails: [], role: 'agent', group: 'agent', service: false },
    firstDay: 0,
    counts: { business: Uint32Array.from(series, Math.round), off: nothing, weekend: nothing },
  };
  return scoreDays(axis, [actor], defaultAnomalyParameters)[0];
};

describe.skipIf(folder === null)('NAB', () => {
  const flat = folder === null ? new Float64Array(0) : readSeries('artificialNoAnomaly/art_flatline.csv');

  test('a flat line has no finding, and a number on every day with enough history', () => {
    const scores = scoresOf(flat);
    const known = scores?.score.subarray(defaultAnomalyParameters.leastHistory + 1) ?? new Float64Array(0);
    expect(known.length).toBeGreaterThan(4000);
    expect(known.every(Number.isFinite)).toBe(true);
    expect(Math.max(...known)).toBeLessThan(defaultAnomalyParameters.low);
  });

  test('second opinions tell no value of a flat line from another', () => {
    const columns = [flat, flat.map((value) => value * 1e9), new Float64Array(flat.length)];
    for (const scores of [
      ecod(columns).scores,
      copod(columns).scores,
      hbos(columns).scores,
      isolationForest(columns, { seed: 1, trees: 50, sample: 256 }).scores,
    ]) {
      expect(scores.every(Number.isFinite)).toBe(true);
      expect(new Set(scores).size).toBe(1);
    }
  });

  test('one other value in it is found', () => {
    const bent = flat.slice();
    bent[2000] = 90;
    const score = scoresOf(bent)?.score ?? new Float64Array(0);
    expect(score.findIndex((each) => each >= defaultAnomalyParameters.high)).toBe(2000);
    for (const scores of [ecod([bent]).scores, hbos([bent]).scores]) {
      expect(scores.indexOf(Math.max(...scores))).toBe(2000);
    }
  });
});
