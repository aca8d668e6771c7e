import { describe, expect, it } from 'vitest';
import { jobFigures } from '#renderer/features/import/job-figures.ts';

const moment = { read: 5000, bytesDone: 250, bytesTotal: 1000, elapsedMs: 2000, phase: 'reading' as const };

describe('jobFigures', () => {
  it('tells the share, the rate and the time left', () => {
    expect(jobFigures(moment)).toEqual({ share: 0.25, perSecond: 2500, remainingMs: 6000 });
  });

  it('foretells nothing in the first second', () => {
    expect(jobFigures({ ...moment, elapsedMs: 999 })).toEqual({ share: 0.25, perSecond: null, remainingMs: null });
  });

  it('foretells nothing once everything is read', () => {
    expect(jobFigures({ ...moment, bytesDone: 1000, phase: 'sealing' }).remainingMs).toBeNull();
  });

  it('knows no share where the size is not known, and never more than the whole', () => {
    expect(jobFigures({ ...moment, bytesTotal: 0 })).toMatchObject({ share: null, remainingMs: null });
    expect(jobFigures({ ...moment, bytesDone: 2000 }).share).toBe(1);
  });
});
