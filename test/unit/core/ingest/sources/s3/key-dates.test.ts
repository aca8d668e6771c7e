// Dates in keys, as exports and data lakes spell them.
import { describe, expect, it } from 'vitest';
import { keyDates } from '#core/ingest/sources/s3/key-dates.ts';

const day = (iso: string): string => new Date(iso).toISOString().slice(0, 10);
const span = (from: string, to: string): string => `${day(from)}…${day(to)}`;
const read = (key: string): { reach: string; claim: string } | null => {
  const found = keyDates(key);
  const told = ({ fromMs, toMs }: { fromMs: number; toMs: number }): string =>
    `${new Date(fromMs).toISOString().slice(0, 10)}…${new Date(toMs).toISOString().slice(0, 10)}`;
  return found === null ? null : { reach: told(found.reach), claim: told(found.claim) };
};
const sole = (from: string, to: string) => ({ reach: span(from, to), claim: span(from, to) });

describe('dates in keys', () => {
  it.each([
    ['logs/2026/05/12/events.jsonl.gz', '2026-05-12', '2026-05-13'],
    ['logs/2026/05/12.jsonl', '2026-05-12', '2026-05-13'],
    ['logs/2026/05/12/11/events.jsonl', '2026-05-12', '2026-05-13'],
    ['dt=2026-05-12/part-0000.parquet', '2026-05-12', '2026-05-13'],
    ['a/date=20260512/x.json', '2026-05-12', '2026-05-13'],
    ['year=2026/month=05/day=12/x.json', '2026-05-12', '2026-05-13'],
    ['Year=2026/Month=5/Day=2/hour=3/x.json', '2026-05-02', '2026-05-03'],
    ['audit-20260512T1145Z.jsonl', '2026-05-12', '2026-05-13'],
    [
      'AWSLogs/123456789012/CloudTrail/eu-west-1/2026/05/12/123456789012_CloudTrail_eu-west-1_20260512T1145Z_ab12.json.gz',
      '2026-05-12',
      '2026-05-13',
    ],
    ['audit_20260512114500.csv', '2026-05-12', '2026-05-13'],
    ['audit_2026_05_12.csv', '2026-05-12', '2026-05-13'],
    ['audit 2026-05-12T11:45:00Z.json', '2026-05-12', '2026-05-13'],
    ['2024-02-29.json', '2024-02-29', '2024-03-01'],
    ['logs/2026/05/all.jsonl', '2026-05-01', '2026-06-01'],
    ['month-2026-05.jsonl', '2026-05-01', '2026-06-01'],
    ['year=2026/all.jsonl', '2026-01-01', '2027-01-01'],
    ['audit_2026-05-01_2026-05-31.csv', '2026-05-01', '2026-06-01'],
    ['year=2026/dt=2026-05-12/x', '2026-05-12', '2026-05-13'],
  ])('%s', (key, from, to) => {
    expect(read(key)).toEqual(sole(from, to));
  });

  it('reach over the day of the export, but claim the day of the folder', () => {
    expect(read('dt=2026-05-12/export-20260513T0005Z.jsonl')).toEqual({
      reach: span('2026-05-12', '2026-05-14'),
      claim: span('2026-05-12', '2026-05-13'),
    });
  });

  it.each([
    ['events.jsonl'],
    ['2026-02-30.json'],
    ['2026/13/01/x.json'],
    ['part-00000-1f2e3d4c-2026-0512-aaaa-123456789abc.json'],
    ['123456789012/x.json'],
    ['0512/20260512a/x.json'],
    ['1789-07-14.json'],
  ])('%s has none', (key) => {
    expect(read(key)).toBeNull();
  });
});
