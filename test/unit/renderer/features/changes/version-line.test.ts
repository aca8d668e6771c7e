import { describe, expect, it } from 'vitest';
import { versionLine } from '#renderer/features/changes/resources/version-line.ts';
import type { ResourceVersion } from '#shared/model/changes.ts';

const versionOf = (part: Partial<ResourceVersion>): ResourceVersion => ({
  number: 1,
  eventId: 'e1',
  at: '2026-05-20T10:00:00.000Z',
  actor: { id: null, email: null },
  action: null,
  kind: 'update',
  basis: 'diff',
  changes: [],
  changeCount: 0,
  conflict: false,
  ...part,
});

describe('what a version changed, on one line', () => {
  it('is from and to; what nobody said is a question mark, an empty text is seen', () => {
    const changes = [
      { field: 'days', from: 90, to: 180 },
      { field: 'name', to: '' },
    ];
    expect(versionLine(versionOf({ changes, changeCount: 5 }))).toBe('days 90 → 180, name ? → "" (+3)');
  });

  it('is what a creation began with, whether or not its source writes null for nothing', () => {
    const changes = [
      { field: 'days', from: null, to: 90 },
      { field: 'name', to: 'VIP' },
    ];
    expect(versionLine(versionOf({ kind: 'create', changes, changeCount: 3 }))).toBe('days 90, name VIP (+1)');
  });

  it('hides no old value that a creation names', () => {
    const changes = [{ field: 'days', from: 30, to: 90 }];
    expect(versionLine(versionOf({ kind: 'create', changes, changeCount: 1 }))).toBe('days 30 → 90');
  });
});
