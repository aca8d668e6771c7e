// The versions of a resource.
import { describe, expect, it } from 'vitest';
import { resourceHistory } from '#core/changes/resource-history.ts';
import { changeEvent } from '#test/support/change-events.ts';

const queue = { type: 'queue', id: 'q1' };

describe('a history', () => {
  it('numbers one version for each event, with what it rests on and the first of its changes', () => {
    const five = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, { from: 1, to: 2 }]));
    const history = resourceHistory(queue, [
      changeEvent(1, { action: 'queue.created', after: { name: 'Support' } }),
      changeEvent(2, { diff: five }),
      changeEvent(3, {
        diff: { name: { from: 'Support', to: 'Help' } },
        before: { name: 'Support' },
        after: { name: 'Help' },
      }),
      changeEvent(4, { action: 'delete', diff: {}, before: null, after: null }),
    ]);
    expect(history).toMatchObject({ resource: { ...queue, tenantId: 't1' }, name: 'Help', tenants: ['t1'] });
    expect(
      history.versions.map(({ number, eventId, kind, basis, changes, changeCount }) => [
        number,
        eventId,
        kind,
        basis,
        changes.map(({ field }) => field).join(''),
        changeCount,
      ]),
    ).toEqual([
      [1, 'e1', 'create', 'states', 'name', 1],
      [2, 'e2', 'update', 'diff', 'abcd', 5],
      [3, 'e3', 'update', 'both', 'name', 1],
      [4, 'e4', 'delete', 'none', '', 0],
    ]);
  });

  it('is of one tenant: the one named, else the one seen first', () => {
    const events = [changeEvent(1), changeEvent(2, { tenantId: null }), changeEvent(3)];
    const numbers = (tenantId?: string | null): string[] =>
      resourceHistory(tenantId === undefined ? queue : { ...queue, tenantId }, events).versions.map(
        ({ eventId }) => eventId,
      );
    expect([numbers(), numbers('t1'), numbers(null), numbers('t2')]).toEqual([['e1', 'e3'], ['e1', 'e3'], ['e2'], []]);
    expect(resourceHistory(queue, events).tenants).toEqual(['t1', null]);
  });

  it('has one version of an event whose sources disagree, the one stored first, marked', () => {
    const { versions } = resourceHistory(queue, [
      changeEvent(1, { action: 'delete', conflict: true, later: true }),
      changeEvent(1, { diff: { a: { from: 1, to: 2 } }, conflict: true }),
    ]);
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({ number: 1, kind: 'update', conflict: true });
  });

  it('shows the name that a deletion took away', () => {
    const gone = changeEvent(1, { action: 'delete', diff: { name: { from: 'Sales', to: null } } });
    expect(resourceHistory(queue, [gone]).name).toBe('Sales');
    expect(
      resourceHistory(queue, [changeEvent(1, { diff: { name: 'Sales' }, before: ['x'], after: 'text' })]).name,
    ).toBeNull();
    expect(resourceHistory(queue, []).versions).toEqual([]);
  });

  it('carries the beginning of long values only, and says so', () => {
    const nodes = Array.from({ length: 100_000 }, (_, index) => ({ id: `n${index}`, note: '💥' }));
    const short = { list: [1, { a: null }], text: 'x'.repeat(400) };
    const diff = {
      nodes: { from: nodes, to: null },
      short: { from: short, to: [] },
      text: { from: 'a', to: `${'y'.repeat(199)}💥${'y'.repeat(1000)}` },
    };
    const [version] = resourceHistory(queue, [changeEvent(1, { diff })]).versions;
    expect(version).toMatchObject({ changeCount: 3, abridged: ['nodes', 'text'] });
    expect(version?.changes[0]).toEqual({
      field: 'nodes',
      from: `${JSON.stringify(nodes.slice(0, 20)).slice(0, 200)}…`,
      to: null,
    });
    expect(version?.changes[1]).toEqual({ field: 'short', from: short, to: [] });
    expect(version?.changes[2]).toEqual({ field: 'text', from: 'a', to: `${'y'.repeat(199)}…` });
    const exact = 'z'.repeat(498);
    const whole = resourceHistory(queue, [changeEvent(1, { diff: { a: { from: exact, to: `${exact}z` } } })])
      .versions[0];
    expect(whole?.changes).toEqual([{ field: 'a', from: exact, to: `${'z'.repeat(200)}…` }]);
  });
});
