import { describe, expect, it } from 'vitest';
import { breakTable, flipTable } from '#renderer/features/changes/chain/finding-table.ts';
import type { ChainBreak, FlipFlop } from '#shared/model/chain.ts';

const say = (key: string, values?: Record<string, string | number>): string =>
  values === undefined ? key : `${key} ${Object.values(values).join(' ')}`;
const resource = { type: 'queue', id: 'q-1', tenantId: null, name: null };
const ana = { id: 'u-1', email: 'ana@acme.example' };
const nobody = { id: null, email: null };

const found: ChainBreak = {
  resource,
  field: 'limit',
  expected: '90',
  previousEventId: 'e1',
  previousActor: ana,
  eventId: 'e2',
  actor: nobody,
  from: '2026-05-01T10:00:00Z',
  to: '2026-05-02T10:00:00Z',
  coverage: { kind: 'partly', gaps: [], gapCount: 0 },
};

describe('findings to copy', () => {
  it('a text, a number, null and no value stay apart', () => {
    const values = [found, { ...found, expected: 90, found: null }].map((one) => breakTable([one], 'UTC', say).rows[0]);
    expect(values.map((row) => row?.slice(4, 6))).toEqual([
      ['"90"', null],
      ['90', 'null'],
    ]);
  });

  it('every cell stands under its name', () => {
    const { headers, rows } = breakTable([found], 'UTC', say);
    const row = Object.fromEntries(headers.map((name, at) => [name, rows[0]?.[at]]));
    expect(row).toMatchObject({
      'previousTime UTC': '2026-05-01 10:00:00.000',
      previousWho: 'ana@acme.example',
      previousEvent: 'e1',
      'time UTC': '2026-05-02 10:00:00.000',
      who: null,
      event: 'e2',
      coverage: 'coverage_partly',
    });
  });

  it('a flip-flop has the values it went through and both events', () => {
    const flip: FlipFlop = {
      resource,
      field: 'active',
      value: true,
      other: false,
      firstEventId: 'e1',
      firstActor: ana,
      firstAt: '2026-05-01T10:00:00Z',
      secondEventId: 'e2',
      secondActor: nobody,
      secondAt: '2026-05-01T11:00:00Z',
      hours: 1,
    };
    const { headers, rows } = flipTable([flip], 'Europe/Madrid', say);
    const row = Object.fromEntries(headers.map((name, at) => [name, rows[0]?.[at]]));
    expect(row).toMatchObject({
      value: 'true',
      other: 'false',
      'previousTime Europe/Madrid': '2026-05-01 12:00:00.000',
      event: 'e2',
    });
  });
});
