import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate, missed, tableOf, type WorldResult } from '#test/eval/evaluate.ts';
import { simulateWorld } from '#test/eval/simulate-world.ts';

describe('evaluation of the method', () => {
  it('one seed of each world: all planted users within two alerts a day, beside the plain methods', () => {
    const few = evaluate([3]);
    const own = few.filter(({ method }) => method === 'this method');
    expect(own.map(({ found, of }) => [found, of])).toEqual(own.map(() => [12, 12]));
    for (const { world, precision } of own) {
      for (const plain of few.filter((each) => each.world === world && each.method !== 'this method')) {
        expect(precision).toBeGreaterThan(plain.precision);
      }
    }
    expect(tableOf(few)).toHaveLength(few.length + 1);
  });

  it('a seed gives the same world again', () => {
    const [once, again, other] = [4, 4, 5].map((seed) => simulateWorld('negative-binomial', seed));
    expect(again).toEqual(once);
    expect(other?.planted).not.toEqual(once?.planted);
  });

  it('the committed results keep what is asked, and a worse one is told', () => {
    const file = join(import.meta.dirname, '../../eval/results.json');
    const committed: WorldResult[] = JSON.parse(readFileSync(file, 'utf8'));
    expect(committed).toHaveLength(10);
    expect(missed(committed)).toEqual([]);
    const worse = committed.map((each) => ({ ...each, precision: 0.3, found: each.of - 1, steadyInTop: 1 }));
    expect(missed(worse)).toHaveLength(6);
  });
});
