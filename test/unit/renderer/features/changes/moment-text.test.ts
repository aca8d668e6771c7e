import { describe, expect, it } from 'vitest';
import { printTenant, readTenant } from '#renderer/data/tenant-text.ts';
import { readMoment } from '#renderer/features/changes/resources/moment-text.ts';
import { momentSchema } from '#shared/model/changes.ts';

const zone = 'Europe/Madrid';

describe('a moment in the address', () => {
  it.each([
    ['now', { kind: 'now' }],
    ['after:evt:1', { kind: 'after', eventId: 'evt:1' }],
    ['before:evt_2', { kind: 'before', eventId: 'evt_2' }],
    ['2026-05-20', { kind: 'time', at: '2026-05-19T22:00:00.000Z' }],
    ['2026-05-20 16:30', { kind: 'time', at: '2026-05-20T14:30:00.000Z' }],
    ['2026-01-20T16:30:00.5', { kind: 'time', at: '2026-01-20T15:30:00.500Z' }],
    ['2026-05-20T16:30:00Z', { kind: 'time', at: '2026-05-20T16:30:00.000Z' }],
    ['2026-05-20T16:30:00.123456789+02:00', { kind: 'time', at: '2026-05-20T14:30:00.123456789Z' }],
  ])('%s', (text, moment) => {
    expect(readMoment(text, zone)).toEqual(moment);
    expect(momentSchema.parse(readMoment(text, zone))).toEqual(moment);
  });

  it.each(['', 'yesterday', '2026-02-30', 'after:', 'evt_1'])('%s is none', (text) => {
    expect(readMoment(text, zone)).toBeNull();
  });
});

describe('a tenant in the address', () => {
  it.each([undefined, null, 'acme', '-', '--', '-acme'])('%s is read back', (tenant) => {
    expect(readTenant(printTenant(tenant))).toBe(tenant);
  });

  it('is left out where whichever tenant is meant, and named where the source named none', () => {
    expect(printTenant(undefined)).toBeUndefined();
    expect(printTenant(null)).toBe('-');
  });
});
