// Decisions that a change of the case made, as acts of custody.
import { expect, it } from 'vitest';
import { decidedBetween } from '#core/service/decided-between.ts';
import type { Judgement } from '#shared/model/judgement.ts';

const judgement = (key: string, over: Partial<Judgement> = {}): Judgement => ({
  of: 'rule',
  key,
  verdict: 'kept',
  note: '',
  finding: null,
  updatedAt: '2026-08-01T00:00:00.000Z',
  ...over,
});

it('names what was decided, decided otherwise and taken back, and nothing else', () => {
  const before = [judgement('same'), judgement('other'), judgement('gone'), judgement('reason')];
  const after = [
    judgement('same'),
    judgement('other', { verdict: 'dismissed', note: 'known' }),
    judgement('reason', { note: 'seen before' }),
    judgement('new', { of: 'visit', verdict: 'approved' }),
  ];
  expect(decidedBetween(before, after)).toEqual([
    { kind: 'judge', of: 'rule', key: 'other', verdict: 'dismissed' },
    { kind: 'judge', of: 'rule', key: 'reason', verdict: 'kept' },
    { kind: 'judge', of: 'visit', key: 'new', verdict: 'approved' },
    { kind: 'judge', of: 'rule', key: 'gone', verdict: null },
  ]);
  expect(decidedBetween(after, after)).toEqual([]);
});
