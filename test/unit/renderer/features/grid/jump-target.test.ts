import { describe, expect, it } from 'vitest';
import { jumpTarget } from '#renderer/features/grid/jump-target.ts';

const madrid = (text: string, day: string | null = '2026-05-20') => jumpTarget(text, 'Europe/Madrid', day);

describe('where to go', () => {
  it('is a row for a number, as it is shown', () => {
    expect(madrid('1')).toEqual({ kind: 'row', row: 1 });
    expect(madrid(' #12,345 ')).toEqual({ kind: 'row', row: 12_345 });
    expect(madrid('1.234.567')).toEqual({ kind: 'row', row: 1_234_567 });
    expect(madrid('2026')).toEqual({ kind: 'row', row: 2026 });
    expect(madrid('0')).toEqual({ kind: 'event', id: '0' });
  });

  it('is a time in the zone for a date, a local time or a clock time, and an instant as it is', () => {
    expect(madrid('2026-05-20')).toEqual({ kind: 'time', at: '2026-05-19T22:00:00Z' });
    expect(madrid('2026-05-20 16:30')).toEqual({ kind: 'time', at: '2026-05-20T14:30:00Z' });
    expect(madrid('16:30')).toEqual({ kind: 'time', at: '2026-05-20T14:30:00Z' });
    expect(madrid('9:05:07')).toEqual({ kind: 'time', at: '2026-05-20T07:05:07Z' });
    expect(madrid('2026-05-20T16:30:00.123456789Z')).toEqual({ kind: 'time', at: '2026-05-20T16:30:00.123456789Z' });
    expect(madrid('2026-05-20T16:30:00+05:00')).toEqual({ kind: 'time', at: '2026-05-20T11:30:00Z' });
  });

  it('is an event for anything else, and nothing for nothing', () => {
    expect(madrid('evt_audit_01H8')).toEqual({ kind: 'event', id: 'evt_audit_01H8' });
    expect(madrid('16:30', null)).toEqual({ kind: 'event', id: '16:30' });
    expect(madrid('2026-02-30')).toEqual({ kind: 'event', id: '2026-02-30' });
    expect(madrid('1,23')).toEqual({ kind: 'event', id: '1,23' });
    expect(madrid('   ')).toBeNull();
  });
});
