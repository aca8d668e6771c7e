import { describe, expect, it } from 'vitest';
import { nextLoss, retentionHorizon } from '#renderer/features/coverage/retention.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const iso = (ms: number): string => new Date(ms).toISOString();

describe('retention', () => {
  it('counts back the days of the plan', () => {
    expect(iso(retentionHorizon('starter', now))).toBe('2026-10-24T12:00:00.000Z');
    expect(iso(retentionHorizon('pro', now))).toBe('2025-11-23T12:00:00.000Z');
  });

  it('names the oldest gap that SIVO still holds, from the horizon on', () => {
    const gaps = [
      { from: '2026-09-01T00:00:00Z', to: '2026-09-10T00:00:00Z' },
      { from: '2026-10-20T00:00:00Z', to: '2026-10-30T00:00:00Z' },
      { from: '2026-11-02T00:00:00Z', to: '2026-11-03T00:00:00Z' },
    ];
    expect(nextLoss(gaps, '2026-11-23T12:00:00Z', 'starter', now)).toEqual({
      from: Date.parse('2026-10-24T12:00:00Z'),
      to: Date.parse('2026-10-30T00:00:00Z'),
      daysLeft: 0,
    });
    expect(nextLoss(gaps.slice(2), '2026-11-23T12:00:00Z', 'starter', now)).toMatchObject({ daysLeft: 8 });
  });

  it('counts the time since the last claim as a gap, and none when all is covered', () => {
    expect(nextLoss([], '2026-11-20T00:00:00Z', 'pro', now)).toMatchObject({
      from: Date.parse('2026-11-20T00:00:00Z'),
      to: now,
    });
    expect(nextLoss([], iso(now), 'pro', now)).toBeNull();
    expect(nextLoss([], null, 'starter', now)).toMatchObject({ daysLeft: 0 });
  });
});
