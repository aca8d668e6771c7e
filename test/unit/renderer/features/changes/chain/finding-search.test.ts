import { describe, expect, it } from 'vitest';
import { toHistory } from '#renderer/data/to-history.ts';
import { intervalFilter, toInterval } from '#renderer/features/changes/chain/finding-search.ts';
import { parseFilter } from '#shared/model/filter-text.ts';

const resource = { type: 'recording policy', id: 'a "b": c' };
const [from, to] = ['2026-05-01T10:00:00.000Z', '2026-05-02T10:00:00.123456Z'] as const;

describe('the places a finding leads to', () => {
  it('the stretch holds both of its events', () => {
    const filter = intervalFilter(resource, from, to);
    const time = filter.op === 'and' ? filter.args.find(({ op }) => op === 'time') : undefined;
    expect(time).toEqual({ op: 'time', from, to: '2026-05-02T10:00:00.124Z' });
  });

  it('the address says the same filter, and which event is open at its change', () => {
    const search = toInterval(resource, from, to, 'evt 1')({ zone: 'Europe/Madrid', look: 'chain', flip: '3' });
    expect(parseFilter(search.q ?? '')).toEqual(intervalFilter(resource, from, to));
    expect(search).toMatchObject({ zone: 'Europe/Madrid', event: 'evt 1', tab: 'change' });
    expect(search).not.toHaveProperty('look');
    expect(toInterval(resource, from, to, undefined)({}).event).toBeUndefined();
  });

  it('the history keeps the question and drops what the check kept', () => {
    expect(toHistory({ type: 'a:b', id: 'c:d' })({ q: 'action:update', look: 'chain', flip: '3' })).toEqual({
      q: 'action:update',
      zone: undefined,
      off: undefined,
      of: 'a%3Ab:c:d',
    });
  });
});
