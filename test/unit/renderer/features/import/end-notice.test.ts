import { describe, expect, it } from 'vitest';
import { isWorthTelling, longImportMs } from '#renderer/features/import/end-notice.ts';

const job = (state: 'running' | 'done' | 'failed' | 'cancelled') => ({ state, startedAt: 1000 });
const late = 1000 + longImportMs;

describe('isWorthTelling', () => {
  it('tells the end of a long import nobody watches', () => {
    expect(isWorthTelling(job('done'), late, false)).toBe(true);
    expect(isWorthTelling(job('failed'), late, false)).toBe(true);
  });

  it('stays silent while it runs, when it was cancelled, when it was short, and before somebody who watches', () => {
    expect(isWorthTelling(job('running'), late, false)).toBe(false);
    expect(isWorthTelling(job('cancelled'), late, false)).toBe(false);
    expect(isWorthTelling(job('done'), late - 1, false)).toBe(false);
    expect(isWorthTelling(job('done'), late, true)).toBe(false);
    expect(isWorthTelling(null, late, false)).toBe(false);
  });
});
