import { describe, expect, it } from 'vitest';
import { hitFilter, isExact } from '#renderer/features/rules/hit-filter.ts';
import { ownCopy, samplesOf } from '#renderer/features/rules/rule-text.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { RuleHit } from '#shared/model/rule.ts';

const hit = (events: number, told: number, email: string | null = 'ana@example.com'): RuleHit => ({
  id: 'r:1',
  rule: 'r',
  severity: 'low',
  actor: { id: 'u1', email },
  from: '2026-03-10T07:00:00.000Z',
  to: '2026-03-10T08:00:00.000Z',
  sentence: 's',
  events,
  eventIds: Array.from({ length: told }, (_, index) => `e${index}`),
});

describe('the events of a hit', () => {
  it('are asked for by their ids while an address holds them', () => {
    expect(printFilter(hitFilter(hit(2, 2)))).toBe('id:e0,e1');
    expect(isExact(hit(100, 100))).toBe(true);
  });

  it('are asked for by who and when beyond that, the last one included', () => {
    expect(isExact(hit(101, 101))).toBe(false);
    expect(printFilter(hitFilter(hit(5000, 1000)))).toBe(
      'actor:ana@example.com from:2026-03-10T07:00:00.000Z to:2026-03-10T08:00:00.001Z',
    );
    expect(printFilter(hitFilter(hit(5000, 1000, null)))).toContain('actor:u1 ');
  });
});

describe('the text of a rule', () => {
  it('may be anything', () => {
    expect(samplesOf('{')).toEqual([]);
    expect(ownCopy('{')).toBe('{');
    expect(JSON.parse(ownCopy('{"id":"a","by":"ip"}'))).toEqual({ id: 'my-a', by: 'ip' });
  });
});
