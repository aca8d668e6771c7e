import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/canonical/canonical-json.ts';
import { equalJson } from '#core/changes/equal-json.ts';
import { createIntern } from '#core/changes/intern-json.ts';
import { longestRise } from '#core/changes/longest-rise.ts';
import { printCanonical, printState } from '#core/changes/print-state.ts';
import { unitOfField } from '#core/changes/unit-of-field.ts';
import { createWordComparer } from '#core/changes/word-pieces.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { anyState, statePair } from '#test/support/random-states.ts';

describe('units', () => {
  it.each([
    ['retention_days', 'days'],
    ['retentionDays', 'days'],
    ['timeout_ms', 'milliseconds'],
    ['timeoutMs', 'milliseconds'],
    ['max_wait_s', 'seconds'],
    ['nodes.n3.max_seconds', 'seconds'],
    ['SLA_SECS', 'seconds'],
    ['cache_minutes', 'minutes'],
    ['opening_hours', 'hours'],
    ['max_bytes', 'bytes'],
    ['threshold_pct', 'percent'],
    ['sla-percent', 'percent'],
    ['start_hour', null],
    ['billing_day', null],
    ['agents_min', null],
    ['retention', null],
    ['s', null],
    ['calls', null],
    ['', null],
  ])('%s is in %s', (name, unit) => {
    expect(unitOfField(name, 1, 2)).toBe(unit);
  });

  it('belong to numbers only', () => {
    expect(unitOfField('opening_hours', '9-17', '9-18')).toBeNull();
    expect(unitOfField('days', [1], 2)).toBeNull();
    expect(unitOfField('retention_days', null, 90)).toBe('days');
    expect(unitOfField('size_bytes', '9007199254740993', undefined)).toBe('bytes');
    expect(unitOfField('days', null, undefined)).toBeNull();
  });
});

describe('words', () => {
  const from = 'Welcome to Acme, all our agents are busy at the moment.';
  const to = 'Welcome to Acme, most of our agents are free at the moment.';
  const sideOf = (pieces: ReturnType<ReturnType<typeof createWordComparer>>, kind: string): string | undefined =>
    pieces
      ?.filter((piece) => piece.kind === 'same' || piece.kind === kind)
      .map(({ text }) => text)
      .join('');

  it('are told for long texts', () => {
    const pieces = createWordComparer()(from, to);
    expect(pieces?.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `${kind} ${text.trim()}`)).toEqual([
      'removed all',
      'added most of',
      'removed busy',
      'added free',
    ]);
  });

  it('give both texts back', () => {
    const word = fc.constantFrom('agente', 'está', '通話', '💥', 'no', ',', '  ', '\n', '_', '1');
    const text = fc
      .array(word, { minLength: 20, maxLength: 60 })
      .map((words) => `${words.join(' ')} y nada más que decir.`);
    fc.assert(
      fc.property(text, text, (one, other) => {
        const pieces = createWordComparer()(one, other);
        return pieces !== null && sideOf(pieces, 'removed') === one && sideOf(pieces, 'added') === other;
      }),
    );
  });

  it('are not told for short texts, other values, texts without a word in common and after too much text', () => {
    const compare = createWordComparer();
    expect(compare('Gracias', 'Bienvenido')).toBeNull();
    expect(compare(from, null)).toBeNull();
    expect(compare('a'.repeat(60), 'b'.repeat(60))).toBeNull();
    expect(compare(from, to)).not.toBeNull();
    expect(compare('x '.repeat(60_000), 'y '.repeat(60_000))).toBeNull();
    while (compare(from, to) !== null) expect(true).toBe(true);
    expect(createWordComparer()(from, to)).not.toBeNull();
  });
});

describe('printed states', () => {
  it('are the same for the same state', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { text, bytes, lines } = printCanonical(state);
        return (
          text !== null &&
          equalJson(JSON.parse(text) as JsonValue, state) &&
          bytes === Buffer.byteLength(text) &&
          lines === text.split('\n').length &&
          text === printCanonical(JSON.parse(canonicalJson(state)) as JsonValue).text
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('have their members sorted, two spaces a level', () => {
    expect(printCanonical({ b: [1, {}], a: { 10: null, 9: [] } }).text).toBe(
      '{\n  "a": {\n    "10": null,\n    "9": []\n  },\n  "b": [\n    1,\n    {}\n  ]\n}',
    );
  });

  it('are counted where they are too long, and nothing where there is none', () => {
    const state = { texts: Array.from({ length: 50 }, () => 'ñ'.repeat(5000)) };
    const all = printCanonical(state);
    expect(printCanonical(state, 100_000)).toEqual({ ...all, text: null });
    expect(printState(undefined, false, ['a'])).toEqual({
      stated: false,
      text: null,
      bytes: 0,
      lines: 0,
      complete: false,
      unknown: ['a'],
    });
  });
});

describe('equality', () => {
  it('is that of the canonical texts, and of interned numbers', () => {
    fc.assert(
      fc.property(statePair, ([one, other]) => {
        const isSame = canonicalJson(one) === canonicalJson(other);
        const intern = createIntern();
        return equalJson(one, other) === isSame && (intern(one) === intern(other)) === isSame;
      }),
      { numRuns: 1500 },
    );
  });

  it('takes 0 and -0 for one number', () => {
    const intern = createIntern();
    expect([equalJson([0], [-0]), intern([0]) === intern([-0])]).toEqual([true, true]);
  });
});

describe('the longest rise', () => {
  it('rises, and none is longer', () => {
    const longest = (values: number[]): number => {
      const best = values.map(() => 1);
      values.forEach((value, at) => {
        for (let i = 0; i < at; i += 1)
          if ((values[i] ?? 0) < value) best[at] = Math.max(best[at] ?? 1, (best[i] ?? 0) + 1);
      });
      return Math.max(0, ...best);
    };
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 25 }), (values) => {
        const ranks = longestRise(values);
        const rising = ranks.every((rank, i) => i === 0 || (values[ranks[i - 1] ?? 0] ?? 0) < (values[rank] ?? 0));
        return rising && ranks.length === longest(values);
      }),
    );
  });
});
