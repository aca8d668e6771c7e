import { describe, expect, test } from 'vitest';
import { chooseFindings } from '#core/anomaly/findings/choose-findings.ts';
import type { Unusual } from '#core/anomaly/findings/unusual.ts';

const unusual = (actor: number, day: number, score: number, window = 1): Unusual => ({
  actor,
  from: day - window + 1,
  day,
  window,
  score,
  surprise: score,
  observed: 9,
  expected: 1,
  usual: 1,
  dispersion: 1,
  peerFactor: 1,
  peers: 0,
  peerMedian: 0,
  history: 56,
});
const told = (all: readonly Unusual[]): string[] =>
  chooseFindings(all, 2).map(({ actor, day, window }) => `${actor} ${day} ${window}`);

describe('one matter is told once', () => {
  test('of a run of days the strongest; a weekend does not end a run, a week does', () => {
    expect(told([unusual(0, 10, 3), unusual(0, 11, 5), unusual(0, 14, 4), unusual(0, 21, 2.5)])).toEqual([
      '0 11 1',
      '0 21 1',
    ]);
  });

  test('of a window and its days the stronger, with the rest of the run', () => {
    expect(told([unusual(0, 12, 3), unusual(0, 13, 9, 7), unusual(0, 15, 8)])).toEqual(['0 13 7']);
    expect(told([unusual(0, 10, 20), unusual(0, 13, 9, 7), unusual(0, 30, 8, 30)])).toEqual(['0 10 1']);
  });

  test('every actor by itself, highest score first, whatever the order given', () => {
    const all = [unusual(1, 10, 3), unusual(0, 10, 3), unusual(2, 11, 7)];
    expect(told(all)).toEqual(['2 11 1', '0 10 1', '1 10 1']);
    expect(told([...all].reverse())).toEqual(told(all));
  });
});
